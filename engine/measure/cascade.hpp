// The shape of what a root post set off: a broadcast, where everybody shares from the source, or a chain from hand to hand.
#pragma once

#include "engine/events/post.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// A root with all its shares: a tree.
struct Cascade {
    std::uint32_t root = 0;
    /// Posts, the root included.
    std::uint32_t size = 1;
    /// Shares directly from the root.
    std::uint32_t direct_shares = 0;
    /// Distances between all pairs of posts, summed: the Wiener index.
    std::uint64_t distance_sum = 0;

    /// Structural virality (Goel, Anderson, Hofman and Watts 2015): the mean distance between two posts; star 2(n-1)/n, path (n+1)/3.
    [[nodiscard]] std::optional<double> structural_virality() const noexcept;
    /// Shares made directly from the root / shares.
    [[nodiscard]] std::optional<double> direct_share() const noexcept;
};

/// The cascades of all roots but statements, in the order of their roots; posts stand after their parents. O(posts): each link of a
/// tree that separates s posts from the other n - s lies on s (n - s) paths.
[[nodiscard]] std::vector<Cascade> cascades_of(std::span<const Post> posts);

/// Averages of one kind of cascade, each with the same weight.
struct CascadeShape {
    std::int64_t cascades = 0;
    std::optional<double> structural_virality;
    std::optional<double> direct_share;
};

/// The shape of cascades of more than `size` posts.
[[nodiscard]] CascadeShape shape_above(std::span<const Cascade> cascades, std::uint32_t size);

}  // namespace firebreak
