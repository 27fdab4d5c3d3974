#include "engine/study/sample_design.hpp"
#include "engine/core/diagnostics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace firebreak;

namespace {

std::vector<double> column(const UnitPoints& design, std::size_t dimension) {
    std::vector<double> values;
    for (std::size_t point = 0; point < design.size(); ++point) values.push_back(design.row(point)[dimension]);
    return values;
}

/// How many points lie in each of `strata` equal parts of the unit interval.
std::vector<int> counts(const std::vector<double>& values, std::size_t strata) {
    std::vector<int> found(strata);
    for (const double value : values) ++found.at(static_cast<std::size_t>(value * static_cast<double>(strata)));
    return found;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    // Both are uniform on [0, 1) but for the places within the strata.
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
    return sum / static_cast<double>(a.size()) * 12.0;
}

}  // namespace

TEST_CASE("a Latin hypercube has one point in each stratum of each dimension, for any number of points") {
    for (const std::size_t points : {1U, 2U, 7U, 64U, 1000U}) {
        CAPTURE(points);
        const UnitPoints design = latin_hypercube(points, 5, 42);
        REQUIRE(design.size() == points);
        for (std::size_t dimension = 0; dimension < 5; ++dimension) {
            CHECK(counts(column(design, dimension), points) == std::vector<int>(points, 1));
        }
    }
}

TEST_CASE("the strata of different dimensions of a Latin hypercube are ordered independently") {
    const UnitPoints design = latin_hypercube(1000, 4, 7);
    for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            CAPTURE(a);
            CAPTURE(b);
            // Standard error 1 / sqrt(points - 1).
            CHECK(std::abs(correlation(column(design, a), column(design, b))) < 4.0 / std::sqrt(999.0));
        }
    }
}

TEST_CASE("points of a Latin hypercube lie anywhere in their strata") {
    const UnitPoints design = latin_hypercube(1000, 1, 3);
    std::vector<double> within;
    for (const double value : design.values) within.push_back(value * 1000.0 - std::floor(value * 1000.0));
    for (const int count : counts(within, 4)) CHECK(std::abs(count - 250) < 4.0 * std::sqrt(1000.0 * 0.25 * 0.75));
}

TEST_CASE("a design is the same for the same seed and another for another") {
    CHECK(latin_hypercube(20, 3, 1).values == latin_hypercube(20, 3, 1).values);
    CHECK(latin_hypercube(20, 3, 1).values != latin_hypercube(20, 3, 2).values);
}

TEST_CASE("2^m points of the Sobol sequence lie in the middles of 2^m strata in every dimension") {
    const UnitPoints design = sobol_sequence(256, 40);
    for (std::size_t dimension = 0; dimension < 40; ++dimension) {
        CAPTURE(dimension);
        std::vector<double> values = column(design, dimension);
        std::sort(values.begin(), values.end());
        for (std::size_t i = 0; i < 256; ++i) REQUIRE(values[i] == (static_cast<double>(i) + 0.5) / 256.0);
    }
}

// The first two dimensions are a (0, 2)-sequence (Sobol 1967): every elementary box of area 2^-m holds exactly one of 2^m points.
TEST_CASE("the first two dimensions of the Sobol sequence fill every elementary box once") {
    const int m = 8;
    const UnitPoints design = sobol_sequence(std::size_t{1} << m, 2);
    for (int across = 0; across <= m; ++across) {
        CAPTURE(across);
        std::set<std::pair<int, int>> boxes;
        for (std::size_t point = 0; point < design.size(); ++point) {
            boxes.emplace(static_cast<int>(std::ldexp(design.row(point)[0], across)),
                          static_cast<int>(std::ldexp(design.row(point)[1], m - across)));
        }
        CHECK(boxes.size() == design.size());
    }
}

TEST_CASE("a number of points that is no power of two is a prefix of the next power of two") {
    const UnitPoints all = sobol_sequence(128, 3);
    const UnitPoints some = sobol_sequence(100, 3);
    REQUIRE(some.values.size() == 300);
    CHECK(std::equal(some.values.begin(), some.values.end(), all.values.begin()));
}

TEST_CASE("no points and no dimensions make an empty design, and too many dimensions are refused with advice") {
    CHECK(sobol_sequence(0, 3).size() == 0);
    CHECK(sobol_sequence(3, 0).size() == 0);
    CHECK(latin_hypercube(0, 3, 1).size() == 0);
    CHECK(sobol_sequence(2, kMostSobolDimensions).size() == 2);
    CHECK_THROWS_AS((void)sobol_sequence(2, kMostSobolDimensions + 1), InputError);
}
