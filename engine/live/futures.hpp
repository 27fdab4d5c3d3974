// What may come after a moment of a run: from its state there, many futures that draw anew, under this strategy or that one, or as if a
// command had never been given. All ways meet the same futures, so that they can be compared pair by pair.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// One way to go on.
struct FutureBranch {
    std::string name;
    /// Takes over at the moment, and what the journal holds from there on is left out; empty: all goes on as it stands.
    std::string strategy;
    /// An entry of the journal, counted from 0, that is left out.
    std::optional<std::size_t> without;
};

struct FuturesPlan {
    const Scenario& scenario;
    const FollowerGraph& graph;
    const StrategyLibrary& library;
    std::vector<Command> journal;
    Time at{};
    std::vector<FutureBranch> branches;
    /// Futures per branch; number 0 is the one that the run itself would have.
    std::uint32_t replicates = 20;
    std::uint64_t repetition = 0;
};

struct FutureOutcome {
    std::size_t branch = 0;
    std::uint32_t replicate = 0;
    /// Items, and accounts reached so far, by step of the time series, the first being the one in which the moment lies.
    std::vector<std::int64_t> volume;
    std::vector<std::int64_t> reach;
    std::int64_t items_after = 0;
    std::int64_t reach_at_end = 0;
    std::int64_t peak_per_hour = 0;
    std::int64_t satisfied = 0;
    double spent = 0.0;
};

/// Runs them one by one, round-robin over the branches, and hands each over; stops when `take` returns false. Throws InputError when a
/// strategy cannot be made, StrategyError when one fails. [serial]
void run_futures(const FuturesPlan& plan, const std::function<bool(const FutureOutcome&)>& take);

}  // namespace firebreak
