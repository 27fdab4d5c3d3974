#include "engine/study/bootstrap.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/elementary.hpp"
#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace firebreak {
namespace {

constexpr double kLow = 0.025;
constexpr double kHigh = 0.975;
/// A statistic that fails in more resamples than this has no interval.
constexpr double kMostWithout = 0.1;

double normal_probability(double z) noexcept { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// One of 0 … items-1 from 32 random bits.
std::uint32_t scaled(std::uint64_t bits, std::size_t items) noexcept { return static_cast<std::uint32_t>((bits * items) >> 32U); }

/// Skewness of the sample over its size: the acceleration of a mean (Efron 1987, from the jackknife).
double acceleration(std::span<const double> values, double mean) noexcept {
    double squares = 0.0;
    double cubes = 0.0;
    for (const double value : values) {
        const double distance = value - mean;
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    return squares > 0.0 ? cubes / (6.0 * squares * std::sqrt(squares)) : 0.0;
}

/// How far the middle of the resampled means lies from the mean, in standard normal units. Ties count half.
double bias(const std::vector<double>& sorted, double mean) noexcept {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), mean);
    const auto below = static_cast<double>(first - sorted.begin());
    const auto equal = static_cast<double>(last - first);
    const auto all = static_cast<double>(sorted.size());
    return normal_quantile(std::clamp((below + 0.5 * equal) / all, 0.5 / all, 1.0 - 0.5 / all));
}

/// The order of the quantile that stands in for `p`.
double corrected_order(double p, double z0, double a) noexcept {
    const double z = z0 + normal_quantile(p);
    // Extreme skewness of a handful of values can turn the correction over; its limit is the end of the range.
    const double scale = 1.0 - a * z;
    if (scale <= 0.0) return z > 0.0 ? 1.0 : 0.0;
    return normal_probability(z0 + z / scale);
}

double quantile_of_sorted(const std::vector<double>& sorted, double p) noexcept {
    const double place = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// A resample's mean less the mean of all, and its standard error.
struct Drawn {
    double shift = 0.0;
    double error = 0.0;
};

Drawn drawn_from(std::span<const double> values, double mean, std::span<const std::uint32_t> items) noexcept {
    double sum = 0.0;
    double squares = 0.0;
    for (const std::uint32_t item : items) {
        const double distance = values[item] - mean;
        sum += distance;
        squares += distance * distance;
    }
    const auto n = static_cast<double>(items.size());
    // Equal values leave a remainder of rounding.
    const double spread = squares - sum * sum / n;
    return {sum / n, spread > 1e-12 * squares ? std::sqrt(spread / (n - 1.0) / n) : 0.0};
}

double standard_error(std::span<const double> values, double mean) noexcept {
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    const auto n = static_cast<double>(values.size());
    return std::sqrt(squares / (n - 1.0) / n);
}

std::optional<Bounds> studentised(std::vector<double>& ratios, double mean, double error, std::size_t resamples) {
    const auto without = static_cast<double>(resamples - ratios.size());
    if (ratios.empty() || without >= kMostWithout * static_cast<double>(resamples)) return std::nullopt;
    std::sort(ratios.begin(), ratios.end());
    return Bounds{mean - quantile_of_sorted(ratios, kHigh) * error, mean - quantile_of_sorted(ratios, kLow) * error};
}

}  // namespace

Resamples::Resamples(std::size_t items, std::size_t resamples, std::uint64_t seed) : items_{items} {
    indices_.reserve(items * resamples);
    const Draws draws{seed, items};
    for (std::size_t resample = 0; resample < resamples; ++resample) {
        // Each draw of 64 bits serves two places.
        for (std::size_t item = 0; item < items; item += 2) {
            const std::uint64_t bits = draws.bits(Purpose::bootstrap, resample, static_cast<std::uint32_t>(item));
            indices_.push_back(scaled(bits >> 32U, items));
            if (item + 1 < items) indices_.push_back(scaled(bits & 0xffff'ffffU, items));
        }
    }
}

std::optional<BootstrapMean> bootstrap_mean(std::span<const double> values, const Resamples& resamples) {
    if (values.size() < 2 || values.size() != resamples.items() || resamples.size() == 0) return std::nullopt;
    BootstrapMean result;
    result.mean = *mean(values);
    if (std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); })) {
        result.mean = values.front();
        result.percentile = result.corrected = {values.front(), values.front()};
        result.studentised = result.corrected;
        return result;
    }
    std::vector<double> means;
    std::vector<double> ratios;
    for (std::size_t resample = 0; resample < resamples.size(); ++resample) {
        const Drawn drawn = drawn_from(values, result.mean, resamples[resample]);
        means.push_back(result.mean + drawn.shift);
        if (drawn.error > 0.0) ratios.push_back(drawn.shift / drawn.error);
    }
    result.studentised = studentised(ratios, result.mean, standard_error(values, result.mean), resamples.size());
    std::sort(means.begin(), means.end());
    const double z0 = bias(means, result.mean);
    const double a = acceleration(values, result.mean);
    result.percentile = {quantile_of_sorted(means, kLow), quantile_of_sorted(means, kHigh)};
    result.corrected = {quantile_of_sorted(means, corrected_order(kLow, z0, a)), quantile_of_sorted(means, corrected_order(kHigh, z0, a))};
    return result;
}

std::optional<Bounds> bootstrap_percentile(const Resamples& resamples,
                                           const std::function<std::optional<double>(std::span<const std::uint32_t>)>& statistic) {
    std::vector<double> values;
    for (std::size_t resample = 0; resample < resamples.size(); ++resample) {
        if (const std::optional<double> value = statistic(resamples[resample])) values.push_back(*value);
    }
    const auto without = static_cast<double>(resamples.size() - values.size());
    if (values.empty() || without >= kMostWithout * static_cast<double>(resamples.size())) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Bounds{quantile_of_sorted(values, kLow), quantile_of_sorted(values, kHigh)};
}

}  // namespace firebreak
