#include "engine/measure/over_runs.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/elementary.hpp"
#include "engine/measure/mean_interval.hpp"
#include "engine/measure/quantile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace firebreak {
namespace {

constexpr double kLow = 0.05;
constexpr double kHigh = 0.95;
/// Order of the quantile that bounds a two-sided 95 % interval from above.
constexpr double kTwoSided = 0.975;

std::vector<std::optional<double>> column(std::span<const RunMeasures> runs, std::size_t measure) {
    std::vector<std::optional<double>> values;
    values.reserve(runs.size());
    for (const RunMeasures& run : runs) values.push_back(run[measure].value);
    return values;
}

}  // namespace

MeasureSpread spread_of(std::span<const std::optional<double>> values) {
    std::vector<double> known;
    for (const std::optional<double> value : values) {
        if (value) known.push_back(*value);
    }
    return {
        nullptr, static_cast<std::int64_t>(known.size()), mean(known), quantile(known, 0.5), quantile(known, kLow), quantile(known, kHigh)};
}

std::vector<MeasureSpread> spread_over_runs(std::span<const RunMeasures> runs) {
    std::vector<MeasureSpread> spreads;
    for (std::size_t measure = 0; measure < measure_infos().size(); ++measure) {
        spreads.push_back(spread_of(column(runs, measure)));
        spreads.back().info = &measure_infos()[measure];
    }
    return spreads;
}

Probability probability(std::int64_t yes, std::int64_t runs) {
    Probability result{yes, runs, ratio(yes, runs), std::nullopt, std::nullopt};
    if (runs == 0) return result;
    const double z = normal_quantile(kTwoSided);
    const auto n = static_cast<double>(runs);
    const double p = *result.estimate;
    const double middle = p + z * z / (2.0 * n);
    const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    const double scale = 1.0 + z * z / n;
    // At none and at all of n the bound is 0 or 1 in theory, and a rounding away from it here.
    result.low = yes == 0 ? 0.0 : (middle - half) / scale;
    result.high = yes == runs ? 1.0 : (middle + half) / scale;
    return result;
}

Probability probability_of(std::span<const RunMeasures> runs, std::string_view key) {
    std::int64_t yes = 0;
    std::int64_t counted = 0;
    for (const RunMeasures& run : runs) {
        const std::optional<double> value = value_of(run, key);
        counted += value ? 1 : 0;
        yes += value.value_or(0.0) != 0.0 ? 1 : 0;
    }
    return probability(yes, counted);
}

PairedDifference paired_difference(std::span<const std::optional<double>> ours, std::span<const std::optional<double>> baseline) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(ours.size(), baseline.size()); ++i) {
        if (ours[i] && baseline[i]) differences.push_back(*ours[i] - *baseline[i]);
    }
    PairedDifference result;
    result.pairs = static_cast<std::int64_t>(differences.size());
    result.mean = mean(differences);
    if (const std::optional<MeanInterval> interval = mean_interval(differences)) {
        result.standard_error = interval->standard_error;
        result.low = interval->low;
        result.high = interval->high;
    }
    return result;
}

std::vector<PairedDifference> paired_differences(std::span<const RunMeasures> ours, std::span<const RunMeasures> baseline) {
    if (ours.size() != baseline.size()) {
        throw InputError(
            {}, fmt::format("{} runs cannot be paired with {}: both sets need the same repetitions", ours.size(), baseline.size()));
    }
    std::vector<PairedDifference> differences;
    for (std::size_t measure = 0; measure < measure_infos().size(); ++measure) {
        differences.push_back(paired_difference(column(ours, measure), column(baseline, measure)));
        differences.back().info = &measure_infos()[measure];
    }
    return differences;
}

}  // namespace firebreak
