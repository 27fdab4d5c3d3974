// One replicate of a study, from its strategies to the results that are stored.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/study/plan.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace firebreak {

/// What all replicates of one cell share; outlives them.
struct StudyCell {
    Scenario scenario;
    /// The same people without any incident.
    Scenario quiet;
    bool has_reference = false;
    const FollowerGraph* graph = nullptr;
    std::uint32_t influencer_followers = 0;
    std::optional<double> gain;
};

/// A replicate ready to run.
struct PreparedReplicate {
    std::uint64_t run = 0;
    RunPlace place;
    const StudyCell* cell = nullptr;
    Cast cast;
    Cast quiet_cast;
};

/// A run that came to nothing, and why.
[[nodiscard]] StudyRun failed_run(const StudyPlan& plan, std::uint64_t run, const Scenario& scenario, std::string reason);

/// Makes the strategies, one after the other. Throws StrategyError, InputError. [setup]
[[nodiscard]] PreparedReplicate prepare_replicate(const StudyPlan& plan, std::uint64_t run, const StudyCell& cell,
                                                  const StrategyLibrary& library);

/// Runs it on the calling thread. Throws StrategyError and std::bad_alloc. [parallel]
[[nodiscard]] StudyRun run_replicate(const StudyPlan& plan, PreparedReplicate replicate);

}  // namespace firebreak
