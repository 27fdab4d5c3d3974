// The independent cascade, and the bare traversal below it, as other people would write them in C++. Each starts `starts.size()` times,
// once from each, and returns how many follows were crossed.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace firebreak::bench {

/// What a good C++ programmer writes first: a queue, a flag per account, a hash per follow.
[[nodiscard]] std::uint64_t cascade_over_arrays(const FollowerGraph& graph, double p, std::span<const AccountId> starts);

/// The same loop over Boost.Graph's compressed rows with 32-bit numbers.
class BoostCascade {
  public:
    explicit BoostCascade(const FollowerGraph& graph);
    ~BoostCascade();
    BoostCascade(const BoostCascade&) = delete;
    BoostCascade& operator=(const BoostCascade&) = delete;
    [[nodiscard]] std::uint64_t run(double p, std::span<const AccountId> starts) const;

  private:
    struct Rows;
    std::unique_ptr<Rows> rows_;
};

/// Top-down breadth-first search as in the GAP Benchmark Suite (Beamer, Asanovic and Patterson 2015): a queue and an array of parents.
[[nodiscard]] std::uint64_t breadth_first(const FollowerGraph& graph, std::span<const AccountId> starts);

/// Every row of the graph read once.
[[nodiscard]] std::uint64_t read_rows(const FollowerGraph& graph);

/// What is worked out is looked at, lest the compiler leave the work out.
void look_at(std::uint64_t result);

}  // namespace firebreak::bench
