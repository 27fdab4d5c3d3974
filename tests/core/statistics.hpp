// What the statistical tests judge by. Draws are keyed, so a test gives the same verdict every time: the tolerances below say how
// surprising a result may be before it counts as a fault, not how often a test may fail.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak::test {

/// Standard errors a mean may be off: 1 in 16,000 by chance.
inline constexpr double kStandardErrors = 4.0;

struct Moments {
    double mean = 0.0;
    double variance = 0.0;
};

[[nodiscard]] inline Moments moments_of(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value;
    const double mean = sum / count;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, squares / (count - 1.0)};
}

/// Pearson's correlation. Its standard error between independent columns is 1 / sqrt(size).
[[nodiscard]] inline double correlation(std::span<const double> a, std::span<const double> b) {
    const Moments of_a = moments_of(a);
    const Moments of_b = moments_of(b);
    double products = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) products += (a[i] - of_a.mean) * (b[i] - of_b.mean);
    return products / (static_cast<double>(a.size()) - 1.0) / std::sqrt(of_a.variance * of_b.variance);
}

/// Kolmogorov-Smirnov: sqrt(n) times the largest distance between the values' distribution and `cdf`.
template <class Cdf>
[[nodiscard]] double ks_statistic(std::vector<double> values, Cdf cdf) {
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double expected = cdf(values[i]);
        distance = std::max({distance, expected - static_cast<double>(i) / count, static_cast<double>(i + 1) / count - expected});
    }
    return distance * std::sqrt(count);
}
/// P(statistic > x) is about 2 exp(-2 x^2): 1 in 16,000 at 2.28.
inline constexpr double kKsLimit = 2.28;

struct ChiSquare {
    double statistic = 0.0;
    std::size_t freedom = 0;

    /// Standard normal if the counts are as expected (Wilson and Hilferty 1931).
    [[nodiscard]] double standardised() const {
        const auto k = static_cast<double>(freedom);
        return (std::cbrt(statistic / k) - (1.0 - 2.0 / (9.0 * k))) / std::sqrt(2.0 / (9.0 * k));
    }
};

/// Pearson's chi-square over cells in order; neighbours are pooled until each expects at least 10.
[[nodiscard]] inline ChiSquare chi_square(std::span<const std::uint64_t> counts, std::span<const double> expected) {
    ChiSquare result;
    double pooled_count = 0.0;
    double pooled_expected = 0.0;
    double remaining = 0.0;
    for (const double cell : expected) remaining += cell;
    std::size_t cells = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        pooled_count += static_cast<double>(counts[i]);
        pooled_expected += expected[i];
        remaining -= expected[i];
        const bool is_last = i + 1 == counts.size();
        // What is left must not become a last cell that expects too little.
        if (is_last || (pooled_expected >= 10.0 && remaining >= 10.0)) {
            result.statistic += (pooled_count - pooled_expected) * (pooled_count - pooled_expected) / pooled_expected;
            ++cells;
            pooled_count = pooled_expected = 0.0;
        }
    }
    result.freedom = cells - 1;
    return result;
}

}  // namespace firebreak::test
