// Which runs a study consists of, and how they are numbered: run = repetition * cells + branch * points + point. Run numbers are also the
// order of execution, so that a study that was stopped has all branches and points equally far, and added repetitions renumber nothing.
// Points with fewer repetitions leave gaps in the numbers.
#pragma once

#include "engine/study/study_cells.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

/// Where a run stands.
struct RunPlace {
    std::uint64_t repetition = 0;
    std::uint32_t branch = 0;
    std::uint32_t point = 0;
};

struct StudyPlan {
    Study study;
    ScenarioSource scenario;
    std::vector<StudyPoint> points;
    /// Number of repetition 0 among all possible courses of the experiment. 0 in every study of a user's: only `run --replicate` counts on.
    std::uint64_t first_repetition = 0;

    [[nodiscard]] std::uint64_t cells() const noexcept { return study.branches.size() * points.size(); }
    [[nodiscard]] std::uint64_t number_of(const RunPlace& place) const noexcept {
        return place.repetition * cells() + place.branch * points.size() + place.point;
    }
    [[nodiscard]] RunPlace place_of(std::uint64_t run) const noexcept;
    /// How many repetitions this point has when the base has `repetitions`.
    [[nodiscard]] std::uint64_t repetitions_at(std::uint32_t point, std::uint64_t repetitions) const noexcept;
    /// Whether this number belongs to a run, rather than to a gap, when the base has `repetitions`.
    [[nodiscard]] bool is_planned(std::uint64_t run, std::uint64_t repetitions) const noexcept;
    /// One more than the last run number.
    [[nodiscard]] std::uint64_t end(std::uint64_t repetitions) const noexcept;
    /// How many runs there are.
    [[nodiscard]] std::uint64_t count(std::uint64_t repetitions) const noexcept;
};

/// The plan of a study that was read without errors. Problems of the scenario itself go to `problems`; with errors there are no points.
[[nodiscard]] StudyPlan make_plan(Study study, ScenarioSource scenario, Diagnostics& problems);

/// The scenario of one cell. Throws InputError where it does not read. [setup]
[[nodiscard]] Scenario cell_scenario(const StudyPlan& plan, std::uint32_t branch, std::uint32_t point);

/// The study's own scenario file as text. Reports what cannot be read.
[[nodiscard]] ScenarioSource read_scenario_source(const Study& study, Diagnostics& problems);

}  // namespace firebreak
