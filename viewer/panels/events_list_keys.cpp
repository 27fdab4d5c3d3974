#include "viewer/panels/events_list_keys.hpp"

#include "viewer/exercise/problem_words.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace firebreak::viewer {
namespace {

bool is_typed_into(EventsColumn column) noexcept { return column != EventsColumn::status && column != EventsColumn::published_at; }

bool is_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

void select_row(ExerciseState& exercise, std::ptrdiff_t row) {
    const std::vector<Inject>& injects = exercise.events.injects();
    if (injects.empty()) return;
    const auto last = static_cast<std::ptrdiff_t>(injects.size()) - 1;
    exercise.selected = injects[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(row, 0, last))].id;
    exercise.is_selection_moved = true;
}

void move_selection(ExerciseState& exercise, int rows, int columns) {
    const std::optional<std::size_t> row = exercise.events.row_of(exercise.selected);
    select_row(exercise, row ? static_cast<std::ptrdiff_t>(*row) + rows : 0);
    const auto& shown = shown_columns();
    const auto place = std::find(shown.begin(), shown.end(), exercise.selected_column) - shown.begin();
    const auto target = std::clamp<std::ptrdiff_t>(place + columns, 0, static_cast<std::ptrdiff_t>(shown.size()) - 1);
    exercise.selected_column = shown[static_cast<std::size_t>(target)];
}

void work_with_ctrl(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    ExerciseState& exercise = state.exercise;
    if (is_pressed(ImGuiKey_Z)) undo_events(exercise, state.look.language);
    if (is_pressed(ImGuiKey_Y)) redo_events(exercise, state.look.language);
    if (is_pressed(ImGuiKey_UpArrow)) move_selected(exercise, -1);
    if (is_pressed(ImGuiKey_DownArrow)) move_selected(exercise, 1);
    if (is_pressed(ImGuiKey_Enter)) publish(exercise, exercise.selected, live.figures.now, exercise.wall, actions);
}

}  // namespace

const std::array<EventsColumn, 13>& shown_columns() noexcept {
    using C = EventsColumn;
    static constexpr std::array<C, 13> kShown{C::status,          C::number, C::time,   C::from,       C::to,    C::channel, C::message,
                                              C::expected_action, C::effect, C::prompt, C::time_limit, C::score, C::notes};
    return kShown;
}

void add_inject(const LiveSnapshot& live, ViewerState& state) {
    ExerciseState& exercise = state.exercise;
    const std::optional<std::size_t> row = exercise.events.row_of(exercise.selected);
    Inject inject;
    // In the reserve until the facilitator has said what it is: else the clock would publish an empty one.
    inject.is_reserve = true;
    inject.at = {TimeBase::day_zero, live.figures.now.time_since_epoch()};
    exercise.selected = exercise.events.insert(row ? *row + 1 : exercise.events.injects().size(), std::move(inject));
    exercise.selected_column = EventsColumn::message;
    exercise.is_selection_moved = true;
    begin_edit(exercise, state.look.language);
}

void delete_selected(ExerciseState& exercise) {
    const std::optional<std::size_t> row = exercise.events.row_of(exercise.selected);
    if (!row) return;
    exercise.events.remove(exercise.selected);
    exercise.selected = 0;
    select_row(exercise, static_cast<std::ptrdiff_t>(*row));
}

void move_selected(ExerciseState& exercise, int by) {
    const std::optional<std::size_t> row = exercise.events.row_of(exercise.selected);
    if (!row || (by < 0 && *row == 0)) return;
    exercise.events.move(exercise.selected, by < 0 ? *row - 1 : *row + 1);
    exercise.is_selection_moved = true;
}

void begin_edit(ExerciseState& exercise, Language language) {
    const Inject* inject = exercise.events.find(exercise.selected);
    if (inject == nullptr || !is_typed_into(exercise.selected_column)) return;
    exercise.edit = CellEdit{inject->id, exercise.selected_column, events_cell(*inject, exercise.selected_column, language), true};
}

void end_edit(ExerciseState& exercise, InjectId id, EventsColumn column, Language language) {
    const std::string problem = set_cell(exercise, id, column, exercise.edit->text);
    exercise.notice = problem_words(problem, language);
    if (problem.empty()) exercise.edit.reset();
    else exercise.edit->is_new = true;
}

bool wants_to_be_seen(ExerciseState& exercise) { return std::exchange(exercise.is_selection_moved, false); }

void work_keys(const LiveSnapshot& live, ViewerState& state, Actions& actions, bool is_focused) {
    ExerciseState& exercise = state.exercise;
    if (!is_focused || exercise.edit || ImGui::IsAnyItemActive()) return;
    if (ImGui::GetIO().KeyCtrl) return work_with_ctrl(live, state, actions);
    if (is_pressed(ImGuiKey_UpArrow)) move_selection(exercise, -1, 0);
    if (is_pressed(ImGuiKey_DownArrow)) move_selection(exercise, 1, 0);
    if (is_pressed(ImGuiKey_LeftArrow)) move_selection(exercise, 0, -1);
    if (is_pressed(ImGuiKey_RightArrow)) move_selection(exercise, 0, 1);
    if (is_pressed(ImGuiKey_Enter) || is_pressed(ImGuiKey_KeyPadEnter)) begin_edit(exercise, state.look.language);
    if (is_pressed(ImGuiKey_Insert)) add_inject(live, state);
    if (is_pressed(ImGuiKey_Delete)) delete_selected(exercise);
}

}  // namespace firebreak::viewer
