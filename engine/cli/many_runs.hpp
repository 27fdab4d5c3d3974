// Several whole runs on one network, shared out over threads: replicates of a scenario, or companies.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/simulation.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace firebreak {

/// One run; the scenario outlives it.
struct PlannedRun {
    const Scenario* scenario = nullptr;
    Cast cast;
    std::uint64_t repetition = 0;
};

/// Runs each to its horizon on one thread, `threads` at once (0: as many as the machine has), and hands it over with its place: from
/// whichever thread, so the receiver writes to that place only. False when the user stopped it in between.
[[nodiscard]] bool run_all(std::span<const PlannedRun> runs, const FollowerGraph& graph, int threads,
                           const std::function<void(std::size_t place, const Simulation& simulation)>& take);

}  // namespace firebreak
