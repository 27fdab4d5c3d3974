// Groups of accounts that follow each other more than chance would have it: where the picture of a network gets its islands from.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace firebreak {

struct CommunityOptions {
    /// Above 1 more and smaller communities, below 1 fewer and larger (Reichardt and Bornholdt 2006).
    double resolution = 1.0;
    /// At most this many are kept apart, the largest; all others make up the rest.
    std::uint32_t most = 96;
    /// Smaller ones than this share of the accounts belong to the rest as well.
    double least_share = 0.0005;
    /// Bounds for graphs on which accounts would go on changing sides.
    int levels = 10;
    int sweeps_per_level = 12;
    /// Names the order in which accounts are visited.
    std::uint64_t key = 1;
    /// Asked between sweeps; true ends the search with what has been found.
    std::function<bool()> is_cancelled;
};

struct Communities {
    /// The community of each account, 0 … count()-1, the largest first; the rest, if there is one, comes last.
    std::vector<std::uint32_t> of_account;
    /// Accounts of each.
    std::vector<std::uint32_t> sizes;
    /// count() x count(), by row: follows from authors of one community to followers of another.
    std::vector<std::uint64_t> follows;
    /// Whether the last one gathers the accounts of communities too small to be shown.
    bool has_rest = false;

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(sizes.size()); }
    [[nodiscard]] std::uint64_t follows_between(std::uint32_t authors, std::uint32_t followers) const noexcept {
        return follows[std::size_t{authors} * count() + followers];
    }
};

/// Finds communities by moving accounts one by one to where modularity gains most, then whole communities (Louvain: Blondel et al. 2008),
/// directions ignored, a mutual pair counted twice. A function of graph and options: it runs on the calling thread alone, which leaves the
/// other processors to the simulation. O(follows) per sweep, 8 bytes per follow and 40 per account meanwhile. [setup]
[[nodiscard]] Communities find_communities(const FollowerGraph& graph, const CommunityOptions& options = {});

/// The modularity (Newman and Girvan 2004) of any partition, directions ignored: 0 for a graph without follows. `of_account` numbers
/// communities from 0. O(follows). [setup]
[[nodiscard]] double modularity(const FollowerGraph& graph, std::span<const std::uint32_t> of_account, double resolution = 1.0);

}  // namespace firebreak
