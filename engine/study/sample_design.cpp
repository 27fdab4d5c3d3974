#include "engine/study/sample_design.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/study/keyed_order.hpp"

#include <fmt/format.h>
#include <boost/random/sobol.hpp>

#include <bit>

namespace firebreak {
namespace {

// Designs of different kinds with one seed share no draws.
constexpr std::uint64_t kLatinHypercube = 1;

}  // namespace

UnitPoints latin_hypercube(std::size_t points, std::size_t dimensions, std::uint64_t seed) {
    const Draws draws{seed, kLatinHypercube};
    UnitPoints design{dimensions, std::vector<double>(points * dimensions)};
    for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
        // Even entities order the strata, odd ones say where in its stratum a point lies.
        const std::vector<std::size_t> strata = keyed_order(points, draws.bits(Purpose::study_point, 2 * dimension));
        for (std::size_t point = 0; point < points; ++point) {
            const double within = draws.uniform(Purpose::study_point, 2 * dimension + 1, static_cast<std::uint32_t>(point));
            // Rounding could carry a point to its stratum's upper border, which belongs to the next.
            const double low = static_cast<double>(strata[point]) / static_cast<double>(points);
            const double high = static_cast<double>(strata[point] + 1) / static_cast<double>(points);
            const double value = (static_cast<double>(strata[point]) + within) / static_cast<double>(points);
            design.values[point * dimensions + dimension] = value < high ? value : low;
        }
    }
    return design;
}

UnitPoints sobol_sequence(std::size_t points, std::size_t dimensions) {
    if (dimensions > kMostSobolDimensions) {
        throw InputError(
            {}, fmt::format("a Sobol sequence has at most {} dimensions, not {}; take latin_hypercube", kMostSobolDimensions, dimensions));
    }
    UnitPoints design{dimensions, {}};
    if (points == 0 || dimensions == 0) return design;
    design.values.reserve(points * dimensions);
    const double half_cell = 0.5 / static_cast<double>(std::bit_ceil(points));
    // Boost's engine leaves the origin out.
    design.values.assign(dimensions, half_cell);
    boost::random::sobol engine{dimensions};
    while (design.values.size() < points * dimensions) design.values.push_back(unit_interval(engine()) + half_cell);
    return design;
}

}  // namespace firebreak
