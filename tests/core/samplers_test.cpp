#include "engine/core/samplers.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::size_t kCount = 200'000;
constexpr double kSmallestUniform = 0.0;
constexpr double kLargestUniform = 1.0 - 0x1.0p-53;

template <class Sampler>
std::vector<double> values_of(Sampler sampler) {
    const Draws draws{2024, 0};
    std::vector<double> values(kCount);
    for (std::size_t i = 0; i < kCount; ++i) values[i] = sampler(draws.uniform(Purpose::anger_gain, i));
    return values;
}

// The mean must be within 4 standard errors. The error is that of the values, which is right to a percent for laws with a fourth moment.
void check_mean(const std::vector<double>& values, double mean) {
    const double error = std::sqrt(test::moments_of(values).variance / static_cast<double>(values.size()));
    CHECK(std::abs(test::moments_of(values).mean - mean) < test::kStandardErrors * error);
}

// The variance must be within 4 of its standard errors, sqrt((kurtosis - 1) / n) of it.
void check_variance(const std::vector<double>& values, double variance, double kurtosis) {
    const double error = variance * std::sqrt((kurtosis - 1.0) / static_cast<double>(values.size()));
    CHECK(std::abs(test::moments_of(values).variance - variance) < test::kStandardErrors * error);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// Over sorted uniforms and the two ends no step may go down.
template <class Sampler>
void check_monotone(Sampler sampler) {
    std::vector<double> uniforms{kSmallestUniform, kLargestUniform};
    const Draws draws{7, 0};
    for (std::uint64_t i = 0; i < kCount; ++i) uniforms.push_back(draws.uniform(Purpose::patience, i));
    std::sort(uniforms.begin(), uniforms.end());
    double before = sampler(uniforms.front());
    for (const double u : uniforms) {
        const double now = sampler(u);
        if (now < before) FAIL_CHECK("goes down at u = ", u);
        before = now;
    }
}

}  // namespace

TEST_CASE("exponential draws have their law") {
    const std::vector<double> values = values_of([](double u) { return sample::exponential(u, 2.5); });
    check_mean(values, 2.5);
    check_variance(values, 6.25, 9.0);
    CHECK(test::ks_statistic(values, [](double x) { return -std::expm1(-x / 2.5); }) < test::kKsLimit);
}

TEST_CASE("normal draws have their law") {
    const std::vector<double> values = values_of([](double u) { return sample::normal(u, -3.0, 0.5); });
    check_mean(values, -3.0);
    check_variance(values, 0.25, 3.0);
    CHECK(test::ks_statistic(values, [](double x) { return normal_cdf((x + 3.0) / 0.5); }) < test::kKsLimit);
}

TEST_CASE("lognormal draws have their law, whether told their median or their mean") {
    constexpr double kSigma = 0.6;
    const std::vector<double> by_median = values_of([](double u) { return sample::lognormal(u, 4.0, kSigma); });
    check_mean(by_median, 4.0 * std::exp(0.5 * kSigma * kSigma));
    CHECK(test::ks_statistic(by_median, [](double x) { return normal_cdf(std::log(x / 4.0) / kSigma); }) < test::kKsLimit);

    const std::vector<double> by_mean = values_of([](double u) { return sample::lognormal_of_mean(u, 4.0, kSigma); });
    check_mean(by_mean, 4.0);
}

TEST_CASE("a lognormal told its coefficient of variation has it") {
    for (const double cv : {0.1, 0.5, 1.0}) {
        CAPTURE(cv);
        const double sigma = sample::lognormal_sigma(cv);
        const double w = std::exp(sigma * sigma);
        CHECK(std::sqrt(w - 1.0) == doctest::Approx(cv).epsilon(1e-12));
        const std::vector<double> values = values_of([sigma](double u) { return sample::lognormal_of_mean(u, 3.0, sigma); });
        check_variance(values, 9.0 * cv * cv, w * w * w * w + 2 * w * w * w + 3 * w * w - 3);
    }
}

TEST_CASE("a lognormal without spread is its median") {
    for (const double u : {kSmallestUniform, 0.3, kLargestUniform}) {
        CAPTURE(u);
        CHECK(sample::lognormal(u, 1.5, 0.0) == 1.5);
        CHECK(sample::lognormal_of_mean(u, 1.5, 0.0) == 1.5);
    }
}

TEST_CASE("no uniform, not even the largest or the smallest, gives an infinite value") {
    for (const double u : {kSmallestUniform, 0x1.0p-53, 0.5, 1.0 - 0x1.0p-52, kLargestUniform}) {
        CAPTURE(u);
        CHECK(std::isfinite(sample::exponential(u, 1.0)));
        CHECK(std::isfinite(sample::normal(u, 0.0, 1.0)));
        CHECK(std::isfinite(sample::lognormal(u, 1.0, 1.0)));
        CHECK(sample::lognormal(u, 1.0, 1.0) > 0.0);
        CHECK(std::isfinite(sample::bounded_pareto(u, 1.0, 1e9, 0.5)));
    }
    CHECK(sample::exponential(kSmallestUniform, 1.0) == 0.0);
}

TEST_CASE("pareto draws have their law and stay within their bounds") {
    for (const double tail : {0.5, 1.0, 1.35, 3.0}) {
        CAPTURE(tail);
        constexpr double kMinimum = 2.0;
        constexpr double kMaximum = 5'000.0;
        const std::vector<double> values = values_of([tail](double u) { return sample::bounded_pareto(u, kMinimum, kMaximum, tail); });
        CHECK(*std::min_element(values.begin(), values.end()) >= kMinimum);
        CHECK(*std::max_element(values.begin(), values.end()) <= kMaximum);
        const double kept = 1.0 - std::pow(kMinimum / kMaximum, tail);
        CHECK(test::ks_statistic(values, [=](double x) { return (1.0 - std::pow(kMinimum / x, tail)) / kept; }) < test::kKsLimit);
    }
}

TEST_CASE("a pareto's ends are its bounds, whatever they are") {
    for (const double tail : {0.1, 0.5, 1.0, 1.35, 2.2, 5.0}) {
        for (const double maximum : {1.5, 10.0, 1e3, 1e6, 1e9}) {
            CAPTURE(tail);
            CAPTURE(maximum);
            CHECK(sample::bounded_pareto(kSmallestUniform, 1.0, maximum, tail) == 1.0);
            CHECK(sample::bounded_pareto(kLargestUniform, 1.0, maximum, tail) <= maximum);
        }
    }
}

TEST_CASE("a larger uniform never gives a smaller value") {
    check_monotone([](double u) { return sample::exponential(u, 1.0); });
    check_monotone([](double u) { return sample::normal(u, 0.0, 1.0); });
    check_monotone([](double u) { return sample::lognormal(u, 1.0, 0.8); });
    check_monotone([](double u) { return sample::lognormal_of_mean(u, 1.0, 1.5); });
    check_monotone([](double u) { return sample::bounded_pareto(u, 1.0, 1e6, 1.35); });
}

TEST_CASE("even between neighbouring uniforms a value goes down by rounding only") {
    // Steps of 2^-53 move a value by less than its last bit; around 0.075 and 0.925 the normal quantile changes formula.
    for (const double centre : {0.001, 0.075, 0.1, 0.5, 0.925, 0.999}) {
        CAPTURE(centre);
        double before = sample::normal(centre, 10.0, 1.0);
        for (int step = 1; step < 10'000; ++step) {
            const double now = sample::normal(centre + step * 0x1.0p-53, 10.0, 1.0);
            if (now < before * (1.0 - 4 * 0x1.0p-52)) FAIL_CHECK("step ", step);
            before = now;
        }
    }
}

TEST_CASE("poisson draws have their law at small, middling and large means") {
    for (const double mean : {0.1, 5.0, 16.0, 40.0}) {
        CAPTURE(mean);
        const Draws draws{99, 0};
        std::vector<double> values(kCount);
        std::vector<std::uint64_t> counts(200);
        for (std::size_t i = 0; i < kCount; ++i) {
            const std::uint64_t drawn = sample::poisson(mean, draws, Purpose::question_count, i);
            values[i] = static_cast<double>(drawn);
            ++counts[std::min<std::size_t>(drawn, counts.size() - 1)];
        }
        check_mean(values, mean);
        check_variance(values, mean, 3.0 + 1.0 / mean);
        std::vector<double> expected(counts.size());
        for (std::size_t k = 0; k < expected.size(); ++k) {
            const auto n = static_cast<double>(k);
            expected[k] = static_cast<double>(kCount) * std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
        }
        CHECK(std::abs(test::chi_square(counts, expected).standardised()) < test::kStandardErrors);
    }
}

TEST_CASE("poisson draws of neighbouring entities do not go together, however many uniforms each needs") {
    const Draws draws{100, 0};
    std::vector<double> own(kCount / 4);
    std::vector<double> next(kCount / 4);
    for (std::size_t i = 0; i < own.size(); ++i) {
        own[i] = static_cast<double>(sample::poisson(40.0, draws, Purpose::question_count, i));
        next[i] = static_cast<double>(sample::poisson(40.0, draws, Purpose::question_count, i + 1));
    }
    CHECK(std::abs(test::correlation(own, next)) < test::kStandardErrors / std::sqrt(static_cast<double>(own.size())));
}

TEST_CASE("poisson of nothing is nothing") {
    const Draws draws{1, 0};
    for (const double mean : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
        CAPTURE(mean);
        CHECK(sample::poisson(mean, draws, Purpose::question_count, 1) == 0);
    }
}
