// Whether "95 %" means 95 %: studies are made up from known laws, and each interval must cover the truth as often as it says. What is
// reached is printed, and stands in docs/statistics.md.
#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"
#include "engine/study/paired_statistics.hpp"
#include "tests/validation/counts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::size_t kStudies = test::runs<std::size_t>(150, 1000);
constexpr std::size_t kResamples = test::runs<std::size_t>(400, 1000);

using Values = std::vector<std::optional<double>>;

/// A study of two policies with known means.
struct Truth {
    std::string name;
    double ours = 0.0;
    double baseline = 0.0;
    /// The pair of one repetition.
    std::function<std::pair<double, double>(const Draws&, std::uint64_t)> draw;
};

double normal(const Draws& draws, std::uint64_t repetition, std::uint32_t n) {
    return sample::normal(draws.uniform(Purpose::customer, repetition, n), 0.0, 1.0);
}

/// The policies share the incident's size, and each has its own chance on top.
Truth even() {
    return {"even (normal)", 90.0, 100.0, [](const Draws& draws, std::uint64_t i) {
                const double common = 20.0 * normal(draws, i, 0);
                return std::pair{90.0 + common + 5.0 * normal(draws, i, 1), 100.0 + common + 5.0 * normal(draws, i, 2)};
            }};
}

/// Volumes as runs give them: a size that is lognormal (sigma .8, skewness 3.7), of which our policy leaves about a half.
Truth lopsided() {
    const double mean = 1000.0 * std::exp(0.5 * 0.8 * 0.8);
    return {"lopsided (lognormal)", 0.6 * mean * std::exp(0.5 * 0.3 * 0.3), mean, [](const Draws& draws, std::uint64_t i) {
                const double size = 1000.0 * std::exp(0.8 * normal(draws, i, 0));
                return std::pair{0.6 * size * std::exp(0.3 * normal(draws, i, 1)), size};
            }};
}

struct Coverage {
    std::size_t t = 0;
    std::size_t percentile = 0;
    std::size_t corrected = 0;
    std::size_t studentised = 0;
    std::size_t relative = 0;
};

Coverage coverage_of(const Truth& truth, std::size_t pairs) {
    Coverage covered;
    const Resamples resamples{pairs, kResamples, 7};
    const double difference = truth.ours - truth.baseline;
    for (std::size_t study = 0; study < kStudies; ++study) {
        const Draws draws{2026, study};
        Values ours;
        Values baseline;
        std::vector<double> differences;
        for (std::size_t i = 0; i < pairs; ++i) {
            const auto [one, other] = truth.draw(draws, i);
            ours.emplace_back(one);
            baseline.emplace_back(other);
            differences.push_back(one - other);
        }
        const PairedDifference paired = paired_difference(ours, baseline);
        covered.t += *paired.low <= difference && difference <= *paired.high ? 1U : 0U;
        const auto bootstrap = bootstrap_mean(differences, resamples);
        covered.percentile += bootstrap->percentile.covers(difference) ? 1U : 0U;
        covered.corrected += bootstrap->corrected.covers(difference) ? 1U : 0U;
        covered.studentised += bootstrap->studentised->covers(difference) ? 1U : 0U;
        covered.relative += relative_change(ours, baseline).bounds->covers(truth.ours / truth.baseline - 1.0) ? 1U : 0U;
    }
    return covered;
}

double share(std::size_t covered) { return static_cast<double>(covered) / static_cast<double>(kStudies); }

/// Within 2 % of 95 % with the full number of studies; with fewer, their own chance (4 standard errors) on top.
double tolerance() {
    const double chance = std::sqrt(0.95 * 0.05 / static_cast<double>(kStudies));
    return test::kHasFullCounts ? 0.02 : 0.02 + 4.0 * (chance - std::sqrt(0.95 * 0.05 / 1000.0));
}

void report(const Truth& truth, std::size_t pairs, const Coverage& covered) {
    MESSAGE(truth.name, ", ", pairs, " pairs: t ", share(covered.t), ", bootstrap percentile ", share(covered.percentile), ", BCa ",
            share(covered.corrected), ", bootstrap-t ", share(covered.studentised), ", relative change ", share(covered.relative));
}

}  // namespace

TEST_CASE("the t, bootstrap-t and relative intervals of even outcomes cover the truth in 95 % of studies, with 30 pairs and with 100") {
    for (const std::size_t pairs : {30U, 100U}) {
        CAPTURE(pairs);
        const Coverage covered = coverage_of(even(), pairs);
        report(even(), pairs, covered);
        for (const std::size_t count : {covered.t, covered.studentised, covered.relative}) {
            CHECK(std::abs(share(count) - 0.95) <= tolerance());
        }
        // With 30 pairs, percentile and BCa intervals cover too seldom: that is why they do not lead.
        if (pairs == 100) CHECK(std::abs(share(covered.corrected) - 0.95) <= tolerance());
    }
}

TEST_CASE("the t, bootstrap-t and relative intervals of lopsided outcomes cover the truth in 95 % of studies with 100 pairs") {
    const Coverage covered = coverage_of(lopsided(), 100);
    report(lopsided(), 100, covered);
    CHECK(std::abs(share(covered.t) - 0.95) <= tolerance());
    CHECK(std::abs(share(covered.studentised) - 0.95) <= tolerance());
    CHECK(std::abs(share(covered.relative) - 0.95) <= tolerance());
}

TEST_CASE("with 30 pairs of lopsided outcomes the bootstrap-t interval covers the truth best, and the percentile interval too seldom") {
    const Coverage covered = coverage_of(lopsided(), 30);
    report(lopsided(), 30, covered);
    CHECK(covered.studentised >= covered.t);
    CHECK(covered.studentised > covered.percentile);
    CHECK(share(covered.percentile) < 0.95);
}

// Exact: the binomial weights of all outcomes. Wilson's interval wavers around 95 % with n and p, so that its mean over p counts.
TEST_CASE("Wilson's interval of a probability of crisis covers the truth in 95 % of studies, averaged over probabilities") {
    for (const std::int64_t runs : {30, 100}) {
        CAPTURE(runs);
        double covered = 0.0;
        int truths = 0;
        for (double p = 0.025; p < 1.0; p += 0.05, ++truths) {
            // P(0 yes), then each next by its ratio to the one before.
            double weight = std::pow(1.0 - p, static_cast<double>(runs));
            for (std::int64_t yes = 0; yes <= runs; ++yes) {
                const Probability estimate = probability(yes, runs);
                if (*estimate.low <= p && p <= *estimate.high) covered += weight;
                weight *= static_cast<double>(runs - yes) / static_cast<double>(yes + 1) * p / (1.0 - p);
            }
        }
        CHECK(std::abs(covered / truths - 0.95) < 0.02);
    }
}
