// The independent cascade through the engine, with everything but sharing switched off.
#pragma once

#include "tests/bench/engine_run.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace firebreak::bench {

inline constexpr double kCascadeP = 0.1;

/// `draws` as in platform.draws; `has_weights`: the graph's weights are the probabilities, in place of p.
[[nodiscard]] Scenario cascade_scenario(std::string_view draws, bool has_weights);

/// The same follows, each with its own probability: half to one and a half times p.
[[nodiscard]] FollowerGraph with_own_probabilities(const FollowerGraph& graph);

/// Ten replicates that do not die out at once, and who begins in them.
struct CascadeSeeds {
    std::vector<std::uint64_t> repetitions;
    std::vector<AccountId> starts;
    /// Over all of them.
    double follows_crossed = 0.0;
};
[[nodiscard]] CascadeSeeds seeds_that_catch_on(const Runs& runs, const FollowerGraph& graph);

/// Million follows crossed per second by all replicates: `beside` of them at once, each on `inside` threads.
[[nodiscard]] double cascade_round(const Runs& runs, const CascadeSeeds& seeds, int inside, int beside);

/// Of the replicates, the share that leaves the same digest on two threads as on one.
[[nodiscard]] double share_identical(const Runs& runs, const CascadeSeeds& seeds);

}  // namespace firebreak::bench
