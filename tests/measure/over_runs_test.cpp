#include "engine/measure/over_runs.hpp"

#include "engine/core/diagnostics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

using namespace firebreak;

namespace {

/// A run of which only one measure is known.
RunMeasures run_with(std::string_view key, std::optional<double> value) {
    RunMeasures run;
    for (const MeasureInfo& info : measure_infos()) run.push_back({&info, info.key == key ? value : std::nullopt});
    return run;
}

std::vector<RunMeasures> runs_with(std::string_view key, const std::vector<std::optional<double>>& values) {
    std::vector<RunMeasures> runs;
    for (const std::optional<double> value : values) runs.push_back(run_with(key, value));
    return runs;
}

template <class Entry>
const Entry& entry_of(const std::vector<Entry>& entries, std::string_view key) {
    for (const Entry& entry : entries) {
        if (entry.info->key == key) return entry;
    }
    FAIL("there is no measure ", key);
    return entries.front();
}

}  // namespace

TEST_CASE("a measure spreads over the runs in which it has a value") {
    // 1, 2, 3, 10: mean 4, median 2.5; type 7 puts 5 % at place .15 and 95 % at place 2.85 of 0 to 3.
    const auto spreads = spread_over_runs(runs_with("half_life", {10.0, std::nullopt, 1.0, 3.0, 2.0}));
    REQUIRE(spreads.size() == measure_infos().size());
    const MeasureSpread& spread = entry_of(spreads, "half_life");
    CHECK(spread.runs == 4);
    CHECK(*spread.mean == doctest::Approx(4.0));
    CHECK(*spread.median == doctest::Approx(2.5));
    CHECK(*spread.low == doctest::Approx(1.15));
    CHECK(*spread.high == doctest::Approx(3.0 + 0.85 * 7.0));
    CHECK(entry_of(spreads, "volume").runs == 0);
    CHECK_FALSE(entry_of(spreads, "volume").median.has_value());
}

TEST_CASE("no runs have no spread and no probability") {
    CHECK_FALSE(entry_of(spread_over_runs({}), "volume").mean.has_value());
    CHECK_FALSE(probability_of({}, "crisis").estimate.has_value());
    CHECK_FALSE(probability(0, 0).low.has_value());
}

TEST_CASE("the Wilson interval of 5 in 10 is the published one") {
    // z^2 = 3.8415: (.5 +- 1.96 sqrt(.025 + .0096)) / 1.38415, about .5.
    const Probability half = probability(5, 10);
    CHECK(*half.estimate == 0.5);
    CHECK(*half.low == doctest::Approx(0.23659).epsilon(1e-4));
    CHECK(*half.high == doctest::Approx(0.76341).epsilon(1e-4));
}

TEST_CASE("never in n runs does not mean never") {
    // The upper bound of 0 of n is z^2 / (n + z^2); all of n mirrors it.
    const double z2 = 3.841458820694124;
    CHECK(*probability(0, 20).low == 0.0);
    CHECK(*probability(0, 20).high == doctest::Approx(z2 / (20.0 + z2)));
    CHECK(*probability(20, 20).low == doctest::Approx(20.0 / (20.0 + z2)));
    CHECK(*probability(20, 20).high == 1.0);
}

TEST_CASE("the bounds of the Wilson interval are the shares from which the estimate is 1.96 standard errors away") {
    for (const std::int64_t yes : {1, 7, 33, 50}) {
        CAPTURE(yes);
        const Probability p = probability(yes, 50);
        for (const double bound : {*p.low, *p.high}) {
            CAPTURE(bound);
            if (bound == 1.0) continue;
            CHECK(std::fabs(*p.estimate - bound) / std::sqrt(bound * (1.0 - bound) / 50.0) == doctest::Approx(1.959964).epsilon(1e-6));
        }
    }
}

TEST_CASE("a probability counts the runs in which the measure has a value") {
    const Probability p = probability_of(runs_with("crisis", {1.0, 0.0, std::nullopt, 1.0, 0.0}), "crisis");
    CHECK(p.yes == 2);
    CHECK(p.runs == 4);
    CHECK(*p.estimate == 0.5);
}

TEST_CASE("a paired difference is judged by its own spread, not by that of the runs") {
    // Differences 1, 2, 3: mean 2, standard error 1 / sqrt 3; t of .975 with 2 degrees is .95 / sqrt(2 x .975 x .025).
    const std::vector<std::optional<double>> baseline{100.0, 5.0, 1000.0};
    const std::vector<std::optional<double>> ours{101.0, 7.0, 1003.0};
    const PairedDifference difference = paired_difference(ours, baseline);
    const double half = 0.95 / std::sqrt(2.0 * 0.975 * 0.025) / std::sqrt(3.0);
    CHECK(difference.pairs == 3);
    CHECK(*difference.mean == doctest::Approx(2.0));
    CHECK(*difference.standard_error == doctest::Approx(1.0 / std::sqrt(3.0)));
    CHECK(*difference.low == doctest::Approx(2.0 - half));
    CHECK(*difference.high == doctest::Approx(2.0 + half));
    CHECK_FALSE(difference.is_distinguishable());
    // Ten times as steady.
    const std::vector<std::optional<double>> steady{101.9, 7.0, 1002.1};
    CHECK(*paired_difference(steady, baseline).standard_error == doctest::Approx(0.1 / std::sqrt(3.0)));
    CHECK(paired_difference(steady, baseline).is_distinguishable());
    CHECK(paired_difference(baseline, steady).is_distinguishable());
}

TEST_CASE("a pair needs both its runs, an interval two pairs") {
    const std::vector<std::optional<double>> baseline{1.0, std::nullopt, 3.0, 4.0};
    const std::vector<std::optional<double>> ours{std::nullopt, 2.0, 5.0, 6.0};
    const PairedDifference two = paired_difference(ours, baseline);
    CHECK(two.pairs == 2);
    CHECK(*two.mean == 2.0);
    // The same difference each time: no error, and so no doubt.
    CHECK(*two.standard_error == 0.0);
    CHECK(two.is_distinguishable());
    const PairedDifference one = paired_difference(std::span{ours}.first(3), std::span{baseline}.first(3));
    CHECK(one.pairs == 1);
    CHECK(*one.mean == 2.0);
    CHECK_FALSE(one.standard_error.has_value());
    CHECK_FALSE(one.is_distinguishable());
    CHECK_FALSE(paired_difference({}, {}).mean.has_value());
}

TEST_CASE("equal runs are not distinguishable") {
    const std::vector<std::optional<double>> values{1.0, 2.0, 3.0};
    CHECK(*paired_difference(values, values).low == 0.0);
    CHECK_FALSE(paired_difference(values, values).is_distinguishable());
}

TEST_CASE("two sets are compared measure by measure, and only where they are equally many runs") {
    const auto ours = runs_with("volume", {5.0, 9.0});
    const auto baseline = runs_with("volume", {4.0, 6.0});
    const auto differences = paired_differences(ours, baseline);
    REQUIRE(differences.size() == measure_infos().size());
    CHECK(*entry_of(differences, "volume").mean == 2.0);
    CHECK(entry_of(differences, "reach").pairs == 0);
    CHECK_THROWS_AS(paired_differences(ours, std::span{baseline}.first(1)), InputError);
}
