#include "viewer/panels/scores_panel.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <string>
#include <utility>

namespace firebreak::viewer {
namespace {

std::string mean_score(const ViewerState& state) {
    double sum = 0.0;
    int count = 0;
    for (const Inject& inject : state.exercise.events.injects()) {
        if (!inject.score) continue;
        sum += *inject.score;
        ++count;
    }
    return count == 0 ? std::string{kNothing} : number_text(state.look.language, sum / count, 1) + " / " + std::to_string(kBestScore);
}

// The points as buttons; a click on the present ones takes them back.
void points(ViewerState& state, const Inject& inject) {
    const Look& look = state.look;
    const InjectId id = inject.id;
    const std::optional<int> present = inject.score;
    for (int score = 0; score <= kBestScore; ++score) {
        if (score > 0) ImGui::SameLine(0.0F, look.sizes.small_gap);
        const bool is_chosen = present == score;
        const std::string name = fmt::format("score {} {}", id, score);
        if (!button(look, name, "", std::to_string(score).c_str(), is_chosen ? ButtonKind::chosen : ButtonKind::plain,
                    look.sizes.text_regular * 2.0F))
            continue;
        state.exercise.events.set_score(id, is_chosen ? std::nullopt : std::optional{score});
        return;
    }
    if (present) return;
    ImGui::SameLine(0.0F, look.sizes.gap);
    dim_text(look, state.say(exercise_word::kNoScore));
}

void scored_injects(ViewerState& state) {
    const Look& look = state.look;
    heading(look, state.say(exercise_word::kScores), mean_score(state));
    small_text(look, state.say(exercise_word::kScoresHelp));
    std::vector<InjectId> published;
    for (const Inject& inject : state.exercise.events.injects()) {
        if (inject.status == InjectStatus::published) published.push_back(inject.id);
    }
    if (published.empty()) dim_text(look, state.say(exercise_word::kNothingPublished));
    for (const InjectId id : published) {
        const Inject& inject = *state.exercise.events.find(id);
        ImGui::PushID(static_cast<int>(id));
        ImGui::Separator();
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(
            fmt::format("{}  {}  {}", inject.number, clock_text(look.language, inject.published_at.value_or(kNever)), inject.message)
                .c_str());
        if (!inject.expected_action.empty())
            dim_text(look, fmt::format(fmt::runtime(state.say(exercise_word::kExpected)), inject.expected_action));
        ImGui::PopTextWrapPos();
        points(state, inject);
        ImGui::PopID();
    }
}

void add_note(const LiveSnapshot& live, ExerciseState& exercise) {
    const Inject* about = exercise.events.find(exercise.selected);
    exercise.notes.push_back({live.figures.now, exercise.wall, exercise.note.author, exercise.note.name,
                              std::exchange(exercise.note.text, {}), about == nullptr ? 0 : about->id});
}

void note_form(const LiveSnapshot& live, ViewerState& state) {
    const Look& look = state.look;
    ExerciseState& exercise = state.exercise;
    NoteDraft& draft = exercise.note;
    ImGui::Separator();
    heading(look, state.say(exercise_word::kNotes));
    for (const NoteAuthor author : {NoteAuthor::facilitator, NoteAuthor::observer}) {
        const bool is_observer = author == NoteAuthor::observer;
        if (is_observer) ImGui::SameLine(0.0F, look.sizes.small_gap);
        if (button(look, is_observer ? "scores/observer" : "scores/facilitator", icon::kUser,
                   state.say(is_observer ? exercise_word::kObserver : exercise_word::kFacilitator),
                   draft.author == author ? ButtonKind::chosen : ButtonKind::plain))
            draft.author = author;
    }
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    text_field(look, "scores/name", draft.name, state.say(exercise_word::kName));
    text_field(look, "scores/note", draft.text, state.say(exercise_word::kNoteText));
    const bool is_entered = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter));
    const bool is_clicked =
        button(look, "scores/add", icon::kPlus, state.say(exercise_word::kAddNote), ButtonKind::plain, 0.0F, !draft.text.empty());
    if ((is_entered || is_clicked) && !draft.text.empty()) add_note(live, exercise);
    const Inject* about = exercise.events.find(exercise.selected);
    if (about == nullptr) return;
    ImGui::SameLine(0.0F, look.sizes.gap);
    dim_text(look, fmt::format(fmt::runtime(state.say(exercise_word::kNoteOn)), about->number));
}

void note_list(ViewerState& state) {
    const Look& look = state.look;
    const std::vector<ExerciseNote>& notes = state.exercise.notes;
    ImGui::PushTextWrapPos(0.0F);
    for (std::size_t i = notes.size(); i-- > 0;) {
        const ExerciseNote& note = notes[i];
        const char* author = state.say(note.author == NoteAuthor::observer ? exercise_word::kObserver : exercise_word::kFacilitator);
        const Inject* about = state.exercise.events.find(note.inject);
        std::string line = fmt::format("{}  {}", clock_text(look.language, note.time), note.name.empty() ? author : note.name);
        if (about != nullptr) line += "  " + fmt::format(fmt::runtime(state.say(exercise_word::kNoteOn)), about->number);
        small_text(look, line);
        ImGui::TextUnformatted(note.text.c_str());
        note_item(look, "scores/noted", i);
    }
    ImGui::PopTextWrapPos();
}

}  // namespace

void draw_scores(const LiveSnapshot& live, ViewerState& state, Actions& /*actions*/) {
    scored_injects(state);
    note_form(live, state);
    note_list(state);
}

}  // namespace firebreak::viewer
