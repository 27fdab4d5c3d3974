// Whether every branch of a study, under every circumstance, is a scenario that runs: told once, before anything is run.
#pragma once

#include "engine/plugin/loader.hpp"
#include "engine/study/plan.hpp"

namespace firebreak {

/// Reads every cell and looks its strategies up. Each problem stands at the place in the study or in the scenario that is wrong, and names
/// branch and point where the place alone does not. O(branches x points). [setup]
void check_plan(const StudyPlan& plan, const StrategyLibrary& library, Diagnostics& problems);

/// All of a study file: its own keys, its scenario, every branch and point. [setup]
[[nodiscard]] StudyPlan read_and_check_study(const std::filesystem::path& file, const StrategyLibrary& library, Diagnostics& problems);

}  // namespace firebreak
