// Many replicates with a strategy that did not come with the program: run in worker processes, as the one branch of a study in a folder
// that goes away, so that a strategy that crashes or hangs costs the replicate in which it does
// (docs/decisions/0004-a-strategy-that-crashes.md).
#pragma once

#include "engine/cli/progress.hpp"
#include "engine/cli/run_session.hpp"
#include "engine/measure/over_runs.hpp"

#include <string>
#include <vector>

namespace firebreak {

/// One of many replicates: done, or why not, or neither when it was never reached.
struct ReplicateOutcome {
    bool is_done = false;
    std::string failure;
    RunMeasures measures;
};

/// Whether any strategy of the scenario, at its start or later on, or any modifier is a file of the user's own. [setup]
[[nodiscard]] bool has_own_strategies(const Scenario& scenario, const ChosenPlugins& plugins, const StrategyLibrary& library);

/// The outcomes of `options.replicates` replicates, the same values as in this process. Throws InputError, RunError, DiskError. [serial]
[[nodiscard]] std::vector<ReplicateOutcome> run_in_processes(const RunOptions& options, const Scenario& scenario,
                                                             const StrategyLibrary& library, Progress& progress);

}  // namespace firebreak
