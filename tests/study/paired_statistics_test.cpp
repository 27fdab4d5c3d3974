#include "engine/study/paired_statistics.hpp"

#include "engine/measure/student_t.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

using namespace firebreak;

namespace {

using Values = std::vector<std::optional<double>>;

Values answers(std::int64_t both, std::int64_t only_ours, std::int64_t only_baseline, std::int64_t neither, bool is_ours) {
    Values values;
    const auto add = [&](std::int64_t count, bool ours, bool baseline) {
        for (std::int64_t i = 0; i < count; ++i) values.emplace_back((is_ours ? ours : baseline) ? 1.0 : 0.0);
    };
    add(both, true, true);
    add(only_ours, true, false);
    add(only_baseline, false, true);
    add(neither, false, false);
    return values;
}

ProbabilityDifference difference_of(std::int64_t both, std::int64_t only_ours, std::int64_t only_baseline, std::int64_t neither) {
    return probability_difference(answers(both, only_ours, only_baseline, neither, true),
                                  answers(both, only_ours, only_baseline, neither, false));
}

double choose(int n, int k) { return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0)); }

}  // namespace

// The bounds of Fieller's interval are the ratios R at which ours - R x baseline lies exactly t standard errors from 0.
TEST_CASE("at the bounds of a relative change, the difference from that multiple of the baseline lies t standard errors from 0") {
    const Values ours{80.0, 95.0, 70.0, 102.0, 60.0, 88.0};
    const Values baseline{100.0, 120.0, 95.0, 118.0, 90.0, 101.0};
    const RelativeChange change = relative_change(ours, baseline);
    REQUIRE(change.bounds.has_value());
    CHECK(*change.change == doctest::Approx(495.0 / 624.0 - 1.0));
    for (const bool is_low : {true, false}) {
        const double ratio = 1.0 + (is_low ? change.bounds->low : change.bounds->high);
        Values scaled;
        for (const auto value : baseline) scaled.emplace_back(*value * ratio);
        const PairedDifference difference = paired_difference(ours, scaled);
        const double t = *difference.mean / *difference.standard_error;
        CHECK(t == doctest::Approx((is_low ? 1.0 : -1.0) * student_t_quantile(0.975, 5.0)));
    }
    CHECK(change.bounds->covers(*change.change));
}

TEST_CASE("a relative change is refused where the baseline gives nothing to divide by, and says why") {
    CHECK(relative_change(Values{1.0}, Values{std::nullopt}).refused_because == "there is no pair of runs");
    CHECK(relative_change(Values{1.0, 2.0}, Values{0.0, 0.0}).refused_because == "the baseline's mean is 0");
    CHECK(relative_change(Values{1.0, 2.0}, Values{-3.0, 0.0}).refused_because == "the baseline's mean is negative");
    const RelativeChange one = relative_change(Values{1.0}, Values{2.0});
    CHECK(*one.change == -0.5);
    CHECK_FALSE(one.bounds.has_value());
    CHECK(one.refused_because == "an interval needs two pairs");
    const RelativeChange vague = relative_change(Values{1.0, 2.0, 3.0}, Values{-5.0, 0.0, 6.0});
    CHECK(vague.change.has_value());
    CHECK_FALSE(vague.bounds.has_value());
    CHECK(vague.refused_because == "the baseline's mean cannot be told from 0");
}

TEST_CASE("runs that are equal pair by pair have a relative change of exactly 0") {
    const Values runs{3.0, 5.0, 9.0, 2.0};
    const RelativeChange change = relative_change(runs, runs);
    CHECK(*change.change == 0.0);
    CHECK(change.bounds->low == 0.0);
    CHECK(change.bounds->high == 0.0);
}

// With one margin at 0 or all, there is no correlation, and the interval is the square-and-add of two Wilson intervals.
TEST_CASE("without correlation, the difference of two probabilities adds the squares of Wilson's distances") {
    const ProbabilityDifference difference = difference_of(0, 0, 15, 35);
    const Probability none = probability(0, 50);
    const Probability some = probability(15, 50);
    CHECK(*difference.difference == doctest::Approx(-0.3));
    CHECK(difference.bounds->low == doctest::Approx(-0.3 - (*some.high - 0.3)));
    CHECK(difference.bounds->high == doctest::Approx(-0.3 + std::hypot(*none.high, 0.3 - *some.low)));
}

TEST_CASE("the difference of probabilities turns round with the branches, and stays within -1 and 1") {
    const ProbabilityDifference one = difference_of(10, 7, 3, 20);
    const ProbabilityDifference other = difference_of(10, 3, 7, 20);
    CHECK(one.bounds->low == doctest::Approx(-other.bounds->high));
    CHECK(one.bounds->high == doctest::Approx(-other.bounds->low));
    const ProbabilityDifference extreme = difference_of(0, 10, 0, 0);
    CHECK(*extreme.difference == 1.0);
    CHECK(extreme.bounds->high == doctest::Approx(1.0));
    CHECK(extreme.bounds->low > 0.0);
}

TEST_CASE("pairing narrows the difference of probabilities when both branches have their crises in the same runs") {
    const ProbabilityDifference together = difference_of(20, 4, 0, 26);
    const ProbabilityDifference apart = difference_of(10, 14, 10, 16);
    CHECK(*together.difference == doctest::Approx(*apart.difference));
    CHECK(together.bounds->high - together.bounds->low < 0.7 * (apart.bounds->high - apart.bounds->low));
}

// Exact: all tables of 20 pairs, weighted by their multinomial probability. Newcombe (1998) reports coverage near 95 % for method 10.
TEST_CASE("the interval of a difference of probabilities covers the truth in about 95 % of all possible studies of 20 pairs") {
    struct Truth {
        double both, only_ours, only_baseline, neither;
    };
    for (const Truth& truth : {Truth{0.3, 0.2, 0.1, 0.4}, Truth{0.1, 0.3, 0.05, 0.55}, Truth{0.25, 0.25, 0.25, 0.25}}) {
        CAPTURE(truth.both);
        const int n = 20;
        double covered = 0.0;
        for (int a = 0; a <= n; ++a) {
            for (int b = 0; a + b <= n; ++b) {
                for (int c = 0; a + b + c <= n; ++c) {
                    const int d = n - a - b - c;
                    const double probability = choose(n, a) * choose(n - a, b) * choose(n - a - b, c) * std::pow(truth.both, a) *
                                               std::pow(truth.only_ours, b) * std::pow(truth.only_baseline, c) * std::pow(truth.neither, d);
                    if (difference_of(a, b, c, d).bounds->covers(truth.only_ours - truth.only_baseline)) covered += probability;
                }
            }
        }
        CHECK(covered > 0.93);
        CHECK(covered < 0.98);
    }
}

TEST_CASE("pairing saves as many runs as the formula of correlated means says") {
    // ours = x + e, baseline = x + f with var x = 9 and var e = var f = 1: (10 + 10) / 2 = 10 times.
    const Draws draws{11, 0};
    Values ours;
    Values baseline;
    const std::size_t n = 4000;
    for (std::size_t i = 0; i < n; ++i) {
        const double x = sample::normal(draws.uniform(Purpose::customer, i, 0), 0.0, 3.0);
        ours.emplace_back(x + sample::normal(draws.uniform(Purpose::customer, i, 1), 0.0, 1.0));
        baseline.emplace_back(x + sample::normal(draws.uniform(Purpose::customer, i, 2), 0.0, 1.0));
    }
    // Relative standard error of a ratio of two variances: at most 2 sqrt(2 / n).
    CHECK(std::abs(*replicates_saved(ours, baseline) / 10.0 - 1.0) < 4.0 * 2.0 * std::sqrt(2.0 / static_cast<double>(n)));
    CHECK_FALSE(replicates_saved(ours, ours).has_value());
    CHECK_FALSE(replicates_saved(Values{1.0, 2.0}, Values{2.0, 5.0}).has_value());
    Values shifted;
    for (const auto value : baseline) shifted.emplace_back(*value + 0.1);
    CHECK_FALSE(replicates_saved(shifted, baseline).has_value());
}

TEST_CASE("the paired p-value is below .05 just when the 95 % interval leaves out 0") {
    const Values baseline{10.0, 12.0, 9.0, 14.0, 11.0};
    for (const double shift : {0.0, 0.5, 1.0, 1.5, 2.0, 3.0}) {
        CAPTURE(shift);
        Values ours;
        double wobble = -1.2;
        for (const auto value : baseline) ours.emplace_back(*value + shift + (wobble += 0.4));
        CHECK((*paired_p_value(ours, baseline) < 0.05) == paired_difference(ours, baseline).is_distinguishable());
    }
    CHECK(*paired_p_value(baseline, baseline) == 1.0);
    CHECK(*paired_p_value(Values{2.0, 3.0}, Values{1.0, 2.0}) == 0.0);
    CHECK_FALSE(paired_p_value(Values{2.0}, Values{1.0}).has_value());
}

TEST_CASE("Holm's correction multiplies the smallest p-value by the number of tests, and never turns the order") {
    // 4 x .01, max(.04, 3 x .02), max(.06, 2 x .03) and max(.06, .04), in the order given.
    const std::vector<double> adjusted = holm_adjusted(std::vector<double>{0.03, 0.01, 0.04, 0.02});
    CHECK(adjusted[1] == doctest::Approx(0.04));
    CHECK(adjusted[3] == doctest::Approx(0.06));
    CHECK(adjusted[0] == doctest::Approx(0.06));
    CHECK(adjusted[2] == doctest::Approx(0.06));
    CHECK(holm_adjusted(std::vector<double>{0.9, 0.8}) == std::vector<double>{1.0, 1.0});
    CHECK(holm_adjusted({}).empty());
}

TEST_CASE("the interval of a mean is that of its difference from 0") {
    // 1, 2, 3: mean 2, standard error 1 / sqrt(3), t of 2 degrees 4.303.
    const auto bounds = mean_bounds(Values{1.0, std::nullopt, 2.0, 3.0});
    CHECK(bounds->low == doctest::Approx(2.0 - 4.302653 / std::sqrt(3.0)));
    CHECK_FALSE(mean_bounds(Values{1.0, std::nullopt}).has_value());
}

TEST_CASE("runs without a value count neither for nor against a crisis") {
    const Values values{1.0, std::nullopt, 0.0, 1.0};
    const Probability p = probability_of(OptionalValues{values});
    CHECK(p.yes == 2);
    CHECK(p.runs == 3);
}
