// Everyone pushes everyone else away, in n log n instead of n²: far groups push as one (Barnes and Hut 1986).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

struct Point {
    float x = 0.0F;
    float y = 0.0F;
};

/// Adds to `forces` what every point feels from all others: mass · mass / distance, away from them. A group is taken as one point when its
/// width is below `theta` times its distance; with theta 0 the sum is over all pairs. Points that coincide do not push each other.
/// All spans are equally long; coordinates are finite. [serial]
void add_repulsion(std::span<const Point> points, std::span<const float> masses, float theta, std::span<Point> forces);

}  // namespace firebreak
