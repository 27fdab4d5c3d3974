// From an exercise that was played to the value that the after-action report is made of.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "engine/report/after_action.hpp"
#include "viewer/exercise/exercise_state.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// What the run adds to what the exercise knows.
struct DebriefRun {
    std::string title;
    std::string subtitle;
    LiveFigures figures;
    std::vector<LivePoint> series;
    std::vector<SessionBranch> branches;
    std::vector<Command> journal;
    /// By the id of the question: what the decision changed, and compared with what.
    std::map<std::uint32_t, std::vector<AfterActionDifference>> differences;
    std::map<std::uint32_t, std::string> alternatives;
    /// The same of commands that answered no question, by their place in the journal.
    std::map<std::size_t, std::vector<AfterActionDifference>> differences_of_entry;
    std::vector<AfterActionCause> causes;
    std::vector<AfterActionMeasure> measures;
    std::vector<AfterActionPicture> pictures;
    std::vector<AfterActionFact> provenance;
    std::string scenario_yaml;
    std::string program_version;
};

/// What `exercise.debrief` leaves out is not in it. Commands of the company that answered no question are decisions of their own. [serial]
[[nodiscard]] AfterAction debrief_of(const ExerciseState& exercise, const DebriefRun& run);

/// The page. The trouble in one sentence, or empty.
[[nodiscard]] std::string write_debrief(const ExerciseState& exercise, const DebriefRun& run, const std::filesystem::path& file);

/// Whether the company itself does this, and not the facilitator or the world.
[[nodiscard]] bool is_of_company(CommandKind kind) noexcept;

}  // namespace firebreak::viewer
