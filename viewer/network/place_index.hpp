// Finds whoever stands near a place of the picture: a grid of squares, each with its points.
#pragma once

#include "engine/graph/repulsion_tree.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak::viewer {

class PlaceIndex {
  public:
    PlaceIndex() = default;
    /// Points within the unit square; O(points).
    explicit PlaceIndex(std::span<const Point> points);

    /// The point nearest to `place` and no farther than `reach`; the lower number where two are as near.
    [[nodiscard]] std::optional<std::uint32_t> nearest(std::span<const Point> points, Point place, float reach) const noexcept;

  private:
    std::uint32_t side_ = 0;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> members_;
};

}  // namespace firebreak::viewer
