#include "engine/study/bootstrap.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

std::vector<double> exponentials(std::size_t count, std::uint64_t seed) {
    const Draws draws{seed, 0};
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(sample::exponential(draws.uniform(Purpose::customer, i), 1.0));
    return values;
}

}  // namespace

TEST_CASE("a resample takes every item equally often on average") {
    const Resamples resamples{7, 4000, 3};
    std::vector<int> taken(7);
    for (std::size_t i = 0; i < resamples.size(); ++i) {
        for (const std::uint32_t item : resamples[i]) ++taken.at(item);
    }
    // Binomial(28000, 1/7).
    for (const int count : taken) CHECK(std::abs(count - 4000) < 4.0 * std::sqrt(28000.0 / 7.0 * 6.0 / 7.0));
}

// The mean of a resample of n values has variance s^2 (n - 1) / n^2 given the sample, and is normal for large n.
TEST_CASE("the percentile interval of many values is the normal one") {
    const std::vector<double> values = exponentials(400, 1);
    const Resamples resamples{400, 4000, 5};
    const auto interval = bootstrap_mean(values, resamples);
    REQUIRE(interval.has_value());
    double squares = 0.0;
    for (const double value : values) squares += (value - interval->mean) * (value - interval->mean);
    const double deviation = std::sqrt(squares) / 400.0;
    // The quantile of 2.5 % of 4000 draws has a standard error of sqrt(.025 x .975 / 4000) / density(1.96) = .042 deviations; the skewness
    // of a mean of 400 exponentials moves it by another .1 x (1.96^2 - 1) / 6 = .05.
    CHECK(std::abs(interval->percentile.low - (interval->mean - 1.96 * deviation)) < (4.0 * 0.042 + 0.05) * deviation);
    CHECK(std::abs(interval->percentile.high - (interval->mean + 1.96 * deviation)) < (4.0 * 0.042 + 0.05) * deviation);
}

// To first order, BCa moves both ends by (z^2 (2 a) ...) towards the long tail: for exponentials to the right.
TEST_CASE("the corrected interval leans towards the long tail") {
    const std::vector<double> values = exponentials(40, 2);
    const auto interval = bootstrap_mean(values, Resamples{40, 4000, 5});
    REQUIRE(interval.has_value());
    CHECK(interval->corrected.low > interval->percentile.low);
    CHECK(interval->corrected.high > interval->percentile.high);
    std::vector<double> mirrored = values;
    for (double& value : mirrored) value = -value;
    const auto other = bootstrap_mean(mirrored, Resamples{40, 4000, 5});
    CHECK(other->corrected.low == doctest::Approx(-interval->corrected.high));
    CHECK(other->corrected.high == doctest::Approx(-interval->corrected.low));
}

TEST_CASE("a bootstrap is the same for the same seed and another for another") {
    const std::vector<double> values = exponentials(25, 4);
    const auto one = bootstrap_mean(values, Resamples{25, 500, 1});
    CHECK(one->corrected.low == bootstrap_mean(values, Resamples{25, 500, 1})->corrected.low);
    CHECK(one->corrected.low != bootstrap_mean(values, Resamples{25, 500, 2})->corrected.low);
}

TEST_CASE("one value has no bootstrap, and equal values have one of width 0") {
    CHECK_FALSE(bootstrap_mean(std::vector<double>{1.0}, Resamples{1, 100, 1}).has_value());
    const auto equal = bootstrap_mean(std::vector<double>{0.1, 0.1, 0.1}, Resamples{3, 100, 1});
    REQUIRE(equal.has_value());
    CHECK(equal->mean == 0.1);
    CHECK(equal->corrected.low == 0.1);
    CHECK(equal->corrected.high == 0.1);
}

TEST_CASE("a statistic that fails in many resamples has no interval") {
    const Resamples resamples{2, 1000, 1};
    // Both items are the same in half of the resamples.
    const auto spread = [](std::span<const std::uint32_t> items) -> std::optional<double> {
        if (items[0] == items[1]) return std::nullopt;
        return 1.0;
    };
    CHECK_FALSE(bootstrap_percentile(resamples, spread).has_value());
    const auto first = [](std::span<const std::uint32_t> items) -> std::optional<double> { return items[0]; };
    REQUIRE(bootstrap_percentile(resamples, first).has_value());
    CHECK(bootstrap_percentile(resamples, first)->low == 0.0);
    CHECK(bootstrap_percentile(resamples, first)->high == 1.0);
}
