#include "viewer/panels/events_list_panel.hpp"

#include "viewer/exercise/inject_time_text.hpp"
#include "viewer/panels/events_list_keys.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <string>
#include <utility>

namespace firebreak::viewer {
namespace {

/// Told under the table, not all at once.
constexpr std::size_t kShownProblems = 200;

Colour status_colour(const Colours& colours, const Inject& inject, bool is_due) {
    if (is_due) return colours.yellow;
    if (inject.is_reserve) return colours.sky;
    switch (inject.status) {
        case InjectStatus::published: return colours.green;
        case InjectStatus::skipped: return colours.grey;
        case InjectStatus::delayed: return colours.orange;
        case InjectStatus::planned: break;
    }
    return colours.text;
}

class EventsTable {
  public:
    EventsTable(const LiveSnapshot& live, ViewerState& state, Actions& actions)
        : live_{live}, state_{state}, look_{state.look}, exercise_{state.exercise}, actions_{actions} {}

    void draw() {
        // The Enter that ends typing must not begin it again, nor publish.
        const bool was_typing = exercise_.edit.has_value();
        first_bar();
        second_bar();
        if (exercise_.events.injects().empty()) dim_text(look_, state_.say(exercise_word::kNoInjects));
        else table();
        keep_in_bounds();
        follow_keyboard();
        work_keys(live_, state_, actions_, exercise_.has_keys && !was_typing);
    }

  private:
    [[nodiscard]] Time now() const { return live_.figures.now; }
    [[nodiscard]] const Inject* selected() const { return exercise_.events.find(exercise_.selected); }

    // The list takes the arrows when it was asked to by key, or pressed; until Esc, or until something else is pressed.
    void follow_keyboard() {
        const bool is_moving = ImGui::GetIO().NavVisible;
        if (std::exchange(state_.is_events_list_wanted, false)) {
            exercise_.has_keys = true;
            ImGui::SetWindowFocus();
            if (selected() == nullptr && !exercise_.events.injects().empty()) exercise_.selected = exercise_.events.injects().front().id;
        } else if (std::exchange(state_.is_panel_left, false)) {
            exercise_.has_keys = false;
            ImGui::SetWindowFocus(nullptr);
        } else if (!exercise_.has_keys || !is_moving) {
            exercise_.has_keys = is_focused_ && !is_moving;
        }
        if (exercise_.has_keys) state_.is_panel_taking_arrows = true;
    }

    // Changing the list.
    void first_bar() {
        EventsList& events = exercise_.events;
        const bool has_row = selected() != nullptr;
        const float gap = look_.sizes.small_gap;
        if (icon_button(look_, "events/undo", icon::kUndo, state_.say(exercise_word::kUndo), ButtonKind::plain, events.can_undo()))
            undo_events(exercise_, look_.language);
        ImGui::SameLine(0.0F, gap);
        if (icon_button(look_, "events/redo", icon::kRedo, state_.say(exercise_word::kRedo), ButtonKind::plain, events.can_redo()))
            redo_events(exercise_, look_.language);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/new", icon::kPlus, state_.say(exercise_word::kNewInject))) add_inject(live_, state_);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/duplicate", icon::kFile, state_.say(exercise_word::kDuplicate), ButtonKind::plain, 0.0F, has_row))
            exercise_.selected = events.duplicate(exercise_.selected);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/delete", icon::kTrash, state_.say(exercise_word::kDelete), ButtonKind::plain, 0.0F, has_row))
            delete_selected(exercise_);
        ImGui::SameLine(0.0F, gap);
        if (icon_button(look_, "events/up", icon::kUp, state_.say(exercise_word::kMoveUp), ButtonKind::plain, has_row))
            move_selected(exercise_, -1);
        ImGui::SameLine(0.0F, gap);
        if (icon_button(look_, "events/down", icon::kDown, state_.say(exercise_word::kMoveDown), ButtonKind::plain, has_row))
            move_selected(exercise_, 1);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/sort", icon::kClock, state_.say(exercise_word::kSortByTime))) events.sort_by_time(exercise_.timing);
        ImGui::SameLine(0.0F, look_.sizes.gap * 2.0F);
        checkbox(look_, "events/by clock", state_.say(exercise_word::kPublishByClock), exercise_.is_published_by_clock);
        files_bar();
    }

    void request(ExerciseRequest::Kind kind) { exercise_.requests.push_back({kind, exercise_.events_path}); }

    void files_bar() {
        const float gap = look_.sizes.small_gap;
        const bool has_path = !exercise_.events_path.empty();
        text_field(look_, "events/path", exercise_.events_path, state_.say(exercise_word::kFilePath),
                   ImGui::GetContentRegionAvail().x * 0.38F);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/import", icon::kOpen, state_.say(exercise_word::kImport), ButtonKind::plain, 0.0F, has_path))
            request(ExerciseRequest::Kind::import_list);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/csv", icon::kSave, state_.say(exercise_word::kExportCsv), ButtonKind::plain, 0.0F, has_path))
            request(ExerciseRequest::Kind::export_csv);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/xlsx", icon::kSave, state_.say(exercise_word::kExportXlsx), ButtonKind::plain, 0.0F, has_path))
            request(ExerciseRequest::Kind::export_xlsx);
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/hand out", icon::kUsers, state_.say(exercise_word::kExportHandOut), ButtonKind::plain, 0.0F, has_path))
            request(ExerciseRequest::Kind::export_hand_out);
    }

    // Playing the list.
    void second_bar() {
        const Inject* inject = selected();
        const float gap = look_.sizes.small_gap;
        const bool is_open = inject != nullptr && inject->status != InjectStatus::published;
        if (button(look_, "events/publish", icon::kSend, state_.say(exercise_word::kPublishNow), ButtonKind::primary, 0.0F, is_open))
            publish(exercise_, exercise_.selected, now(), exercise_.wall, actions_);
        inject = selected();
        ImGui::SameLine(0.0F, gap);
        const bool is_skipped = inject != nullptr && inject->status == InjectStatus::skipped;
        if (button(look_, "events/skip", is_skipped ? icon::kRestart : icon::kIgnore,
                   state_.say(is_skipped ? exercise_word::kPlanAgain : exercise_word::kSkip), ButtonKind::plain, 0.0F, is_open)) {
            if (is_skipped) exercise_.events.plan_again(exercise_.selected);
            else exercise_.events.skip(exercise_.selected);
        }
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/delay", icon::kClock, state_.say(exercise_word::kDelayBy), ButtonKind::plain, 0.0F,
                   is_open && !inject->is_reserve))
            delay_selected();
        ImGui::SameLine(0.0F, gap);
        stepper(look_, "events/minutes", exercise_.delay_minutes, 1, 90);
        ImGui::SameLine(0.0F, gap);
        dim_text(look_, state_.say(exercise_word::kExerciseMinutes));
        ImGui::SameLine(0.0F, gap * 2.0F);
        const bool is_reserve = inject != nullptr && inject->is_reserve;
        if (button(look_, "events/reserve", icon::kFlag,
                   state_.say(is_reserve ? exercise_word::kTakeFromReserve : exercise_word::kPutInReserve), ButtonKind::plain, 0.0F,
                   is_open)) {
            // At its own time where that is still to come, else as soon as the clock goes on.
            const bool is_ahead = is_reserve && moment_of(inject->at, exercise_.timing) > now();
            const InjectTime at = is_ahead ? inject->at : InjectTime{TimeBase::day_zero, now().time_since_epoch()};
            if (is_reserve) exercise_.events.take_from_reserve(exercise_.selected, at);
            else exercise_.events.put_in_reserve(exercise_.selected);
        }
        next_line();
        timing_line();
        notice_lines();
    }

    // How minutes of the exercise lie on the simulated days.
    void timing_line() {
        ExerciseTiming& timing = exercise_.timing;
        const float gap = look_.sizes.small_gap;
        int length = static_cast<int>(timing.length / minutes{1});
        int covered = static_cast<int>(timing.simulated / hours{1});
        ImGui::AlignTextToFramePadding();
        dim_text(look_, fmt::format(fmt::runtime(state_.say(exercise_word::kExerciseFrom)), clock_text(look_.language, timing.start)));
        ImGui::SameLine(0.0F, gap);
        if (button(look_, "events/start now", icon::kClock, state_.say(exercise_word::kStartNow))) timing.start = now();
        ImGui::SameLine(0.0F, gap * 2.0F);
        if (stepper(look_, "events/length", length, 5, 480)) timing.length = minutes{length};
        ImGui::SameLine(0.0F, gap);
        dim_text(look_, state_.say(exercise_word::kMinutesCover));
        ImGui::SameLine(0.0F, gap);
        if (stepper(look_, "events/hours", covered, 1, 24 * 60)) timing.simulated = hours{covered};
        ImGui::SameLine(0.0F, gap);
        dim_text(look_, state_.say(exercise_word::kSimulatedHours));
    }

    void delay_selected() {
        const Time later = moment_of({TimeBase::exercise, minutes{exercise_.delay_minutes}}, exercise_.timing);
        exercise_.events.delay(exercise_.selected, later - exercise_.timing.start, now(), exercise_.timing);
    }

    void next_line() {
        const std::optional<InjectId> id = exercise_.events.next(now(), exercise_.timing);
        if (!id) return;
        const Inject& inject = *exercise_.events.find(*id);
        ImGui::SameLine(0.0F, look_.sizes.gap * 2.0F);
        dim_text(look_, fmt::format(fmt::runtime(state_.say(exercise_word::kNextInject)), inject.number,
                                    clock_text(look_.language, moment_of(inject.at, exercise_.timing))));
        note_item(look_, "events/next");
    }

    void notice_lines() {
        if (!exercise_.notice.empty()) {
            ImGui::TextUnformatted(exercise_.notice.c_str());
            note_item(look_, "events/notice");
        }
        if (exercise_.problems.empty()) return;
        const float lines = std::min<float>(6.0F, static_cast<float>(exercise_.problems.size()));
        begin_part("problems", 0.0F, (lines + 0.5F) * ImGui::GetTextLineHeightWithSpacing(), true);
        for (std::size_t i = 0; i < std::min(kShownProblems, exercise_.problems.size()); ++i) {
            coloured_text(look_.colours.warning, exercise_.problems[i]);
            note_item(look_, "events/problem", i);
        }
        ImGui::EndChild();
        if (exercise_.doubtful && button(look_, "events/take", icon::kWarning, state_.say(exercise_word::kImportAnyway)))
            exercise_.requests.push_back({ExerciseRequest::Kind::take_doubtful, {}});
    }

    void table() {
        constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_Borders | ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollX |
                                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable | ImGuiTableFlags_Hideable;
        const float help = ImGui::GetTextLineHeightWithSpacing() * 1.6F;
        const float height = std::max(look_.sizes.tile_height, ImGui::GetContentRegionAvail().y - help);
        const auto& columns = shown_columns();
        if (ImGui::BeginTable("events", static_cast<int>(columns.size()), kFlags, {0.0F, height})) {
            ImGui::TableSetupScrollFreeze(3, 1);
            const float letter = look_.sizes.text_regular * 0.52F;
            for (const EventsColumn column : columns) {
                const EventsColumnNames& names = names_of(column);
                const auto width = static_cast<float>(std::min(38.0, names.width)) * letter;
                const std::string_view heading = look_.language == Language::french ? names.french : names.english;
                ImGui::TableSetupColumn(std::string{heading}.c_str(), ImGuiTableColumnFlags_WidthFixed, width);
            }
            ImGui::TableHeadersRow();
            // A copy of the ids: a cell may change the list.
            std::vector<InjectId> ids;
            for (const Inject& inject : exercise_.events.injects()) ids.push_back(inject.id);
            for (const InjectId id : ids) row(id);
            is_focused_ = ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows);
            ImGui::EndTable();
        }
        is_focused_ = is_focused_ || ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows);
        small_text(look_, state_.say(exercise_word::kEventsKeys));
    }

    static const EventsColumnNames& names_of(EventsColumn column) {
        return *std::find_if(events_columns().begin(), events_columns().end(),
                             [column](const EventsColumnNames& one) { return one.column == column; });
    }

    void row(InjectId id) {
        const Inject* inject = exercise_.events.find(id);
        if (inject == nullptr) return;
        ImGui::TableNextRow();
        ImGui::PushID(static_cast<int>(id));
        for (const EventsColumn column : shown_columns()) {
            inject = exercise_.events.find(id);
            if (inject == nullptr) break;
            ImGui::TableNextColumn();
            ImGui::PushID(static_cast<int>(column));
            const bool is_edited = exercise_.edit && exercise_.edit->inject == id && exercise_.edit->column == column;
            if (is_edited) edited_cell(id, column);
            else cell(*inject, column);
            ImGui::PopID();
        }
        ImGui::PopID();
    }

    [[nodiscard]] std::string shown(const Inject& inject, EventsColumn column, bool is_due) const {
        if (column == EventsColumn::status) {
            if (is_due) return state_.say(exercise_word::kStatusDue);
            if (inject.is_reserve) return state_.say(exercise_word::kStatusReserve);
        }
        if (column == EventsColumn::time && inject.at.base != TimeBase::day_zero)
            return events_cell(inject, column, look_.language) + "  (" +
                   clock_text(look_.language, moment_of(inject.at, exercise_.timing)) + ")";
        std::string text = events_cell(inject, column, look_.language);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    void cell(const Inject& inject, EventsColumn column) {
        const bool is_due = is_waiting(inject) && moment_of(inject.at, exercise_.timing) <= now();
        const bool is_selected = inject.id == exercise_.selected;
        const bool is_cursor = is_selected && column == exercise_.selected_column;
        if (is_cursor) ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, look_.colours.selection);
        ImGui::PushStyleColor(ImGuiCol_Text, status_colour(look_.colours, inject, is_due));
        const std::string text = shown(inject, column, is_due) + "###cell";
        const InjectId id = inject.id;
        if (ImGui::Selectable(text.c_str(), is_selected, ImGuiSelectableFlags_AllowDoubleClick)) {
            exercise_.selected = id;
            exercise_.selected_column = column;
            if (ImGui::IsMouseDoubleClicked(0)) begin_edit(exercise_, look_.language);
        }
        ImGui::PopStyleColor();
        if (is_cursor && wants_to_be_seen(exercise_)) ImGui::SetScrollHereY();
        if (look_.probe != nullptr) note_item(look_, fmt::format("cell {} {}", names_of(column).english, id));
        if (ImGui::IsItemHovered() && column != EventsColumn::status) hint(look_, events_cell(inject, column, look_.language));
    }

    void edited_cell(InjectId id, EventsColumn column) {
        CellEdit& edit = *exercise_.edit;
        ImGui::SetNextItemWidth(-1.0F);
        if (edit.is_new) ImGui::SetKeyboardFocusHere();
        const bool is_long = column == EventsColumn::message || column == EventsColumn::expected_action || column == EventsColumn::notes;
        bool is_entered = false;
        if (is_long && edit.text.find('\n') != std::string::npos) {
            // Ctrl+Enter ends it; Enter alone begins a line.
            is_entered = ImGui::InputTextMultiline("##edit", &edit.text, {-1.0F, ImGui::GetTextLineHeight() * 5.0F},
                                                   ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CtrlEnterForNewLine);
        } else {
            is_entered = ImGui::InputText("##edit", &edit.text, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
        }
        note_item(look_, "events/edit");
        const bool was_new = std::exchange(edit.is_new, false);
        const bool is_left = !was_new && ImGui::IsItemDeactivated();
        const bool is_given_up = is_left && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
        if (is_given_up) exercise_.edit.reset();
        else if (is_entered || is_left) end_edit(exercise_, id, column, look_.language);
    }

    void keep_in_bounds() {
        if (exercise_.selected != 0 && selected() == nullptr) exercise_.selected = 0;
        if (exercise_.edit && exercise_.events.find(exercise_.edit->inject) == nullptr) exercise_.edit.reset();
    }

    const LiveSnapshot& live_;
    ViewerState& state_;
    const Look& look_;
    ExerciseState& exercise_;
    Actions& actions_;
    bool is_focused_ = false;
};

}  // namespace

void draw_events_list(const LiveSnapshot& live, ViewerState& state, Actions& actions) { EventsTable{live, state, actions}.draw(); }

}  // namespace firebreak::viewer
