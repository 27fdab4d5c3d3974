// Where to run a model when its parameters are not fixed: points of the unit cube that fill it more evenly than independent draws would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

/// Points in [0, 1)^dimensions, a row each.
struct UnitPoints {
    std::size_t dimensions = 0;
    /// Row-major.
    std::vector<double> values;

    [[nodiscard]] std::size_t size() const noexcept { return dimensions == 0 ? 0 : values.size() / dimensions; }
    [[nodiscard]] std::span<const double> row(std::size_t point) const noexcept {
        return std::span{values}.subspan(point * dimensions, dimensions);
    }
};

/// A Latin hypercube (McKay, Beckman and Conover 1979): in each dimension, one point in each of `points` strata of equal width, at a
/// random place in it, the strata of different dimensions in independent orders. Equal arguments give equal points. [parallel]
[[nodiscard]] UnitPoints latin_hypercube(std::size_t points, std::size_t dimensions, std::uint64_t seed);

/// The first points of Sobol's sequence with the direction numbers of Joe and Kuo (2008). The origin is kept, because only with it are
/// 2^m points a net (Owen 2020), and all points are moved by half the width of the finest cell: the least 2^-m with 2^m >= points.
/// No point therefore lies on a border, and 2^m points have the middles of 2^m strata in every dimension. Throws InputError above
/// kMostSobolDimensions. [parallel]
[[nodiscard]] UnitPoints sobol_sequence(std::size_t points, std::size_t dimensions);

/// As many as there are direction numbers for.
inline constexpr std::size_t kMostSobolDimensions = 3667;

}  // namespace firebreak
