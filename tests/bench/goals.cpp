#include "tests/bench/goals.hpp"

#include <array>

namespace firebreak::bench {
namespace {

constexpr bool kAtLeast = true;
constexpr bool kAtMost = false;

// clang-format off
constexpr std::array kGoals{
    Goal{"W1, a probability per author, 1 thread", "x graph-tool, one rate", kAtLeast, 25, "w1.author", "w1.graph_tool"},
    Goal{"W1, a probability per author, 1 thread", "x numpy", kAtLeast, 9, "w1.author", "w1.numpy"},
    Goal{"W1, a probability per author, 1 thread", "x the loop over Boost's CSR", kAtLeast, 3, "w1.author", "w1.boost"},
    Goal{"W1, a probability per author, 1 thread", "x top-down breadth-first search", kAtLeast, 3, "w1.author", "w1.breadth_first"},
    Goal{"W1, a coin per follow, 1 thread", "x graph-tool, a rate per edge", kAtLeast, 20, "w1.follow", "w1.graph_tool_edges"},
    Goal{"W1, a coin per follow, 1 thread", "x the loop over Boost's CSR", kAtLeast, 2, "w1.follow", "w1.boost"},
    Goal{"W1, each follow its own probability, 1 thread", "x graph-tool, a rate per edge", kAtLeast, 20, "w1.weights", "w1.graph_tool_edges"},
    Goal{"W1, each follow its own probability, 1 thread", "x the loop over Boost's CSR", kAtLeast, 2, "w1.weights", "w1.boost"},
    Goal{"W1, 2 threads inside one run", "x 1 thread", kAtLeast, 1.5, "w1.inside", "w1.author"},
    Goal{"W1, 2 threads inside one run", "share of runs with identical output", kAtLeast, 1, "w1.identical"},
    Goal{"W1, 2 threads over replicates", "x 1 thread", kAtLeast, 1.85, "w1.replicates", "w1.author"},
    Goal{"W1, 2 threads over replicates", "x graph-tool on 2 threads", kAtLeast, 30, "w1.replicates", "w1.graph_tool_2"},
    Goal{"W2, a probability per author, 1 thread", "x NDlib", kAtLeast, 400, "w2.author", "w2.ndlib", 0.8},
    Goal{"W2, a probability per author, 1 thread", "x EoN", kAtLeast, 200, "w2.author", "w2.eon", 1.6},
    Goal{"W2, a probability per author, 1 thread", "x graph-tool, one rate", kAtLeast, 20, "w2.author", "w2.graph_tool"},
    Goal{"full model, follows crossed, v = 0.1, 1 thread", "x top-down breadth-first search", kAtLeast, 0.8, "full.follows", "full.breadth_first"},
    Goal{"full model, exposures handled, 1 thread", "M/s at 1 M accounts", kAtLeast, 12, "full.exposures"},
    Goal{"full model, exposures handled, 2 threads", "x 1 thread", kAtLeast, 1.5, "full.exposures_2", "full.exposures"},
    Goal{"full model, exposures handled, 1 thread", "x the serial loop, a binary heap", kAtLeast, 4, "full.exposures", "full.heap"},
    Goal{"plain SIR on W2's graph, state changes", "x igraph's sir", kAtLeast, 5, "sir.w2", "sir.w2_igraph"},
    Goal{"plain SIR among 1 M accounts, state changes", "x igraph's sir", kAtLeast, 5, "sir.large", "sir.large_igraph"},
    Goal{"small run, 50 k accounts, 21 days", "ms per replicate after the first", kAtMost, 10, "small.replicate"},
    Goal{"memory", "bytes per follow, one direction", kAtMost, 4.6, "memory.follow"},
    Goal{"memory", "bytes per account before anything happens", kAtMost, 64, "memory.account"},
    Goal{"memory", "predicted / used, within 15 %", kAtMost, 1.15, "memory.predicted"},
    Goal{"41.7 M accounts, 1.47 G follows, generated", "GiB for one replicate", kAtMost, 12, "growth.twitter"},
    Goal{"text edge list, parsed, 1 thread", "x wc -l", kAtMost, 6, "edges.parse", "edges.wc"},
    Goal{"text edge list, parsed, 2 threads", "x wc -l", kAtMost, 3.2, "edges.parse_2", "edges.wc"},
    Goal{"a cached graph", "ms until it is ready", kAtMost, 50, "edges.cached"},
};
// clang-format on

}  // namespace

std::span<const Goal> goals() noexcept { return kGoals; }

}  // namespace firebreak::bench
