#include "engine/measure/stream_shape.hpp"

#include "engine/measure/stream_comparison.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using namespace firebreak;

TEST_CASE("the shape of a stream does not depend on its size") {
    const std::vector<double> small{1, 4, 20, 10, 5, 0};
    std::vector<double> large;
    large.reserve(small.size());
    for (const double count : small) large.push_back(1000.0 * count);
    const StreamShape a = shape_of(small);
    const StreamShape b = shape_of(large);
    CHECK(a.items == 40.0);
    CHECK(a.hours_to_peak == 2.0);
    CHECK(a.peak_over_mean == doctest::Approx(3.0));
    CHECK(b.hours_to_peak == a.hours_to_peak);
    CHECK(b.peak_over_mean == doctest::Approx(*a.peak_over_mean));
    // 35 items from the peak on; the 18th is nine tenths through its hour, with more items 17.5/20 of it.
    CHECK(a.half_life_hours == doctest::Approx(17.5 / 20.0));
    CHECK(b.half_life_hours == doctest::Approx(17.5 / 20.0).epsilon(0.001));
}

TEST_CASE("a stream that doubles every two hours is told so") {
    std::vector<double> counts;
    counts.reserve(26);
    for (int hour = 0; hour < 26; ++hour) counts.push_back(std::round(std::exp2(hour / 2.0) * 10.0));
    // Ranks grow with the same rate; counts rounded and spread within their hours bend the line by under 5 %.
    CHECK(shape_of(counts).doubling_hours == doctest::Approx(2.0).epsilon(0.05));
}

TEST_CASE("silence has no shape") {
    const std::vector<double> silent{0, 0, 0};
    CHECK_FALSE(shape_of(silent).hours_to_peak);
    CHECK_FALSE(first_hour(silent));
    CHECK(cumulative_shares(silent).empty());
    CHECK_FALSE(laid_over(silent, std::vector<double>{1, 2, 3}));
}

TEST_CASE("streams are laid over each other where they begin") {
    const std::vector<double> late{0, 0, 0, 5, 10, 5, 1};
    const std::vector<double> early{50, 100, 50, 10};
    const std::optional<StreamPair> pair = laid_over(late, early);
    REQUIRE(pair.has_value());
    CHECK(pair->a.size() == 4);
    CHECK(pair->curve_distance == doctest::Approx(0.0));
    CHECK(pair->curve_correlation == doctest::Approx(1.0));
    CHECK(pair->hourly_correlation == doctest::Approx(1.0));
    CHECK(pair->shape_a.hours_to_peak == pair->shape_b.hours_to_peak);
    // All at once against evenly: after the first of four hours 100 % against 25 %.
    CHECK(laid_over(std::vector<double>{8, 0, 0, 0}, std::vector<double>{2, 2, 2, 2})->curve_distance == doctest::Approx(0.75));
}

TEST_CASE("a rhythm is that of the clock, however often an hour was covered") {
    HourlySeries series;
    series.start = kStart + hours{20};
    for (int i = 0; i < 30; ++i) series.counts.push_back((20 + i) % 24 == 9 ? 25.0 : 1.0);
    const std::optional<DailyRhythm> rhythm = rhythm_of(series);
    REQUIRE(rhythm.has_value());
    CHECK((*rhythm)[9] == doctest::Approx(25.0 / 48.0));
    CHECK((*rhythm)[22] == doctest::Approx(1.0 / 48.0));
    CHECK(std::accumulate(rhythm->begin(), rhythm->end(), 0.0) == doctest::Approx(1.0));
    series.counts.resize(23);
    CHECK_FALSE(rhythm_of(series).has_value());
}

TEST_CASE("a rhythm read in another time zone is found to be shifted") {
    const DailyRhythm france = rhythm_of(ActivityProfile::france);
    CHECK(std::accumulate(france.begin(), france.end(), 0.0) == doctest::Approx(1.0));
    for (const int shift : {-11, -8, -1, 0, 3, 12}) {
        CAPTURE(shift);
        CHECK(best_shift(moved(france, -shift), france) == shift);
        CHECK(rhythm_distance(moved(moved(france, -shift), shift), france) == doctest::Approx(0.0));
    }
}

TEST_CASE("correlations are those of small cases worked out by hand") {
    CHECK(correlation(std::vector<double>{1, 2, 3}, std::vector<double>{2, 4, 6}) == doctest::Approx(1.0));
    CHECK(correlation(std::vector<double>{1, 2, 3}, std::vector<double>{1, 0, 1}) == doctest::Approx(0.0));
    CHECK_FALSE(correlation(std::vector<double>{1, 2, 3}, std::vector<double>{1, 1, 1}));
    CHECK(autocorrelation(std::vector<double>{0, 1, 0, 1, 0, 1}, 1) == doctest::Approx(-1.0));
    CHECK(autocorrelation(std::vector<double>{0, 1, 0, 1, 0, 1}, 2) == doctest::Approx(1.0));
    CHECK_FALSE(autocorrelation(std::vector<double>{0, 1}, 2));
}

TEST_CASE("a stream of the model's own rhythm has no misfit, and its day repeats") {
    HourlySeries series;
    const DailyRhythm france = rhythm_of(ActivityProfile::france);
    for (std::size_t i = 0; i < 96; ++i) series.counts.push_back(24'000.0 * france[i % 24]);
    const StreamComparison comparison = compare_streams(series, nullptr, nullptr, ActivityProfile::france);
    REQUIRE(comparison.from_profile.has_value());
    CHECK(comparison.from_profile->distance == doctest::Approx(0.0));
    CHECK(comparison.from_profile->shift == 0);
    CHECK(comparison.observed_autocorrelations[1] == doctest::Approx(1.0));
    CHECK_FALSE(comparison.pair.has_value());
    CHECK_FALSE(comparison.from_model.has_value());
    const StreamComparison itself = compare_streams(series, &series, &series, ActivityProfile::flat);
    REQUIRE(itself.pair.has_value());
    CHECK(itself.pair->curve_distance == 0.0);
    CHECK(itself.from_model->distance == 0.0);
    CHECK(itself.from_profile->distance > 0.1);
}
