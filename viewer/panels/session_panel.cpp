#include "viewer/panels/session_panel.hpp"

#include "viewer/ui/icons.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <string>

namespace firebreak::viewer {
namespace {

void leftovers(ViewerState& state, Actions& actions) {
    ExerciseState& exercise = state.exercise;
    if (exercise.leftovers.empty()) return;
    const Look& look = state.look;
    heading(look, state.say(exercise_word::kRecoverHeading));
    for (std::size_t i = 0; i < exercise.leftovers.size(); ++i) {
        const Leftover& leftover = exercise.leftovers[i];
        ImGui::TextUnformatted(leftover.session.filename().string().c_str());
        ImGui::SameLine(0.0F, look.sizes.gap);
        if (button(look, fmt::format("session/recover {}", i), icon::kHistory, state.say(exercise_word::kRecover), ButtonKind::primary)) {
            exercise.to_recover = leftover;
            actions.emplace_back(Open{leftover.session});
        }
        ImGui::SameLine(0.0F, look.sizes.small_gap);
        if (button(look, fmt::format("session/discard {}", i), icon::kTrash, state.say(exercise_word::kDiscard)))
            exercise.requests.push_back({ExerciseRequest::Kind::discard_leftover, leftover.session});
    }
    ImGui::Separator();
}

void session_file(ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    ExerciseState& exercise = state.exercise;
    heading(look, state.say(exercise_word::kSession));
    coloured_text(exercise.is_kept ? look.colours.text_dim : look.colours.warning,
                  state.say(exercise.is_kept ? exercise_word::kAutosaveOn : exercise_word::kAutosaveOff));
    note_item(look, "session/kept");
    text_field(look, "session/path", exercise.session_path, state.say(exercise_word::kSessionPath));
    const bool has_path = !exercise.session_path.empty();
    if (button(look, "session/save", icon::kSave, state.say(exercise_word::kSaveSession), ButtonKind::primary, 0.0F, has_path))
        actions.emplace_back(SaveSession{exercise.session_path});
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (button(look, "session/open", icon::kOpen, state.say(exercise_word::kOpenSession), ButtonKind::plain, 0.0F, has_path))
        actions.emplace_back(Open{exercise.session_path});
    ImGui::Spacing();
    text_field(look, "session/journal path", exercise.journal_path, state.say(exercise_word::kJournalPath));
    if (button(look, "session/journal", icon::kList, state.say(exercise_word::kWriteJournal), ButtonKind::plain, 0.0F,
               !exercise.journal_path.empty()))
        actions.emplace_back(ExportJournal{exercise.journal_path});
}

void debrief(ViewerState& state, Actions& actions) {
    struct Part {
        const char* name;
        const Phrase& words;
        bool DebriefChoice::*is_on;
    };
    static constexpr std::array kParts{Part{"debrief/courses", exercise_word::kIncludeCourses, &DebriefChoice::has_courses},
                                       Part{"debrief/injects", exercise_word::kIncludeInjects, &DebriefChoice::has_injects},
                                       Part{"debrief/decisions", exercise_word::kIncludeDecisions, &DebriefChoice::has_decisions},
                                       Part{"debrief/differences", exercise_word::kIncludeDifferences, &DebriefChoice::has_differences},
                                       Part{"debrief/attribution", exercise_word::kIncludeAttribution, &DebriefChoice::has_attribution},
                                       Part{"debrief/scores", exercise_word::kIncludeScores, &DebriefChoice::has_scores},
                                       Part{"debrief/notes", exercise_word::kIncludeNotes, &DebriefChoice::has_notes},
                                       Part{"debrief/screenshots", exercise_word::kIncludeScreenshots, &DebriefChoice::has_screenshots},
                                       Part{"debrief/french", exercise_word::kInFrench, &DebriefChoice::is_french}};
    const Look& look = state.look;
    ExerciseState& exercise = state.exercise;
    ImGui::Separator();
    heading(look, state.say(exercise_word::kDebrief));
    for (const Part& part : kParts) checkbox(look, part.name, state.say(part.words), exercise.debrief.*part.is_on);
    text_field(look, "debrief/path", exercise.debrief_path, state.say(exercise_word::kDebriefPath));
    if (button(look, "debrief/write", icon::kFinish, state.say(exercise_word::kWriteDebrief), ButtonKind::primary, 0.0F,
               !exercise.debrief_path.empty()))
        actions.emplace_back(WriteDebrief{exercise.debrief_path});
}

}  // namespace

void draw_session(const LiveSnapshot& /*live*/, ViewerState& state, Actions& actions) {
    leftovers(state, actions);
    session_file(state, actions);
    debrief(state, actions);
}

}  // namespace firebreak::viewer
