// From follows in any order to sorted rows.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <cstdint>
#include <span>

namespace firebreak {

/// One edge: what `author` posts reaches `follower`.
struct Follow {
    AccountId author;
    AccountId follower;
    friend bool operator==(const Follow&, const Follow&) = default;
};

/// A piece of the input; `weights` is empty or parallel to `follows`.
struct FollowPart {
    std::span<const Follow> follows;
    std::span<const float> weights;
};

/// What was left out while rows were built.
struct DroppedFollows {
    std::uint64_t self_loops = 0;
    std::uint64_t duplicates = 0;
};

/// Rows of the follows in `parts`, sorted, without self-loops and duplicates (of which the first in the input's order stays, with its
/// weight). O(follows · log row). The result does not depend on the number of threads. [setup]
[[nodiscard]] GraphArrays build_rows(std::uint32_t accounts, std::span<const FollowPart> parts, DroppedFollows& dropped);

/// The same for follows in one piece and without weights, as a graph. [setup]
[[nodiscard]] FollowerGraph graph_of(std::uint32_t accounts, std::span<const Follow> follows, DroppedFollows* dropped = nullptr);

enum class SelfLoops { kept, dropped };
/// Rows of the follows in `parts` as they come: unsorted, with duplicates and, if wanted, self-loops. O(follows). [setup]
[[nodiscard]] GraphArrays gather_rows(std::uint32_t accounts, std::span<const FollowPart> parts, SelfLoops self_loops);

/// Sorts rows and drops duplicates, of which the first stays, with its weight; returns how many there were. Self-loops are left alone.
/// O(follows · log row). [setup]
std::uint64_t drop_duplicates(GraphArrays& arrays);

/// Turns the counts in offsets[0 … n-1] into row starts, with the total in offsets[n].
void counts_to_offsets(std::span<std::uint64_t> offsets) noexcept;

}  // namespace firebreak
