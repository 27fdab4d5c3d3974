#include "engine/study/paired_statistics.hpp"

#include "engine/measure/mean_interval.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/measure/student_t.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace firebreak {
namespace {

constexpr double kTwoSided = 0.975;

struct Pairs {
    std::vector<double> ours;
    std::vector<double> baseline;

    [[nodiscard]] std::size_t size() const noexcept { return ours.size(); }
};

Pairs pairs_of(OptionalValues ours, OptionalValues baseline) {
    Pairs pairs;
    for (std::size_t i = 0; i < std::min(ours.size(), baseline.size()); ++i) {
        if (!ours[i] || !baseline[i]) continue;
        pairs.ours.push_back(*ours[i]);
        pairs.baseline.push_back(*baseline[i]);
    }
    return pairs;
}

/// Unbiased covariance of two lists of two or more values; of a list with itself, its variance.
double covariance(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = *mean(a);
    const double mean_b = *mean(b);
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / static_cast<double>(a.size() - 1);
}

/// The ratios R for which ours - R x baseline is not distinguishable from 0: between the roots of a quadratic, where it has two.
std::optional<Bounds> fieller(const Pairs& pairs, double mean_ours, double mean_baseline) {
    const auto n = static_cast<double>(pairs.size());
    const double t = student_t_quantile(kTwoSided, n - 1.0);
    const double scale = t * t / n;
    const double a = mean_baseline * mean_baseline - scale * covariance(pairs.baseline, pairs.baseline);
    if (a <= 0.0) return std::nullopt;
    const double b = mean_ours * mean_baseline - scale * covariance(pairs.ours, pairs.baseline);
    const double c = mean_ours * mean_ours - scale * covariance(pairs.ours, pairs.ours);
    // Never negative in theory: the ratio of the means itself always belongs to the interval.
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    return Bounds{(b - root) / a, (b + root) / a};
}

/// Correlation of the two answers with Newcombe's continuity correction.
double phi(double both, double only_ours, double only_baseline, double neither) noexcept {
    const double margins = (both + only_ours) * (only_baseline + neither) * (both + only_baseline) * (only_ours + neither);
    if (margins == 0.0) return 0.0;
    const double n = both + only_ours + only_baseline + neither;
    double excess = both * neither - only_ours * only_baseline;
    if (excess > 0.0) excess = std::max(0.0, excess - 0.5 * n);
    return excess / std::sqrt(margins);
}

}  // namespace

RelativeChange relative_change(OptionalValues ours, OptionalValues baseline) {
    const Pairs pairs = pairs_of(ours, baseline);
    RelativeChange result;
    result.pairs = static_cast<std::int64_t>(pairs.size());
    if (pairs.size() == 0) {
        result.refused_because = "there is no pair of runs";
        return result;
    }
    const double mean_ours = *mean(pairs.ours);
    const double mean_baseline = *mean(pairs.baseline);
    if (mean_baseline <= 0.0) {
        result.refused_because = mean_baseline == 0.0 ? "the baseline's mean is 0" : "the baseline's mean is negative";
        return result;
    }
    result.change = mean_ours / mean_baseline - 1.0;
    if (pairs.size() < 2) {
        result.refused_because = "an interval needs two pairs";
        return result;
    }
    const std::optional<Bounds> ratio = fieller(pairs, mean_ours, mean_baseline);
    if (ratio) {
        result.bounds = Bounds{ratio->low - 1.0, ratio->high - 1.0};
    } else {
        result.refused_because = "the baseline's mean cannot be told from 0";
    }
    return result;
}

ProbabilityDifference probability_difference(OptionalValues ours, OptionalValues baseline) {
    const Pairs pairs = pairs_of(ours, baseline);
    ProbabilityDifference result;
    result.pairs = static_cast<std::int64_t>(pairs.size());
    if (pairs.size() == 0) return result;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const bool is_ours = pairs.ours[i] != 0.0;
        const bool is_baseline = pairs.baseline[i] != 0.0;
        if (is_ours) {
            ++(is_baseline ? result.both : result.only_ours);
        } else {
            ++(is_baseline ? result.only_baseline : result.neither);
        }
    }
    const Probability p = probability(result.both + result.only_ours, result.pairs);
    const Probability q = probability(result.both + result.only_baseline, result.pairs);
    const double correlation = phi(static_cast<double>(result.both), static_cast<double>(result.only_ours),
                                   static_cast<double>(result.only_baseline), static_cast<double>(result.neither));
    const auto joined = [correlation](double one, double other) {
        return std::sqrt(std::max(0.0, one * one - 2.0 * correlation * one * other + other * other));
    };
    const double difference = *p.estimate - *q.estimate;
    result.difference = difference;
    result.bounds = Bounds{difference - joined(*p.estimate - *p.low, *q.high - *q.estimate),
                           difference + joined(*p.high - *p.estimate, *q.estimate - *q.low)};
    return result;
}

Probability probability_of(OptionalValues values) {
    std::int64_t yes = 0;
    std::int64_t runs = 0;
    for (const std::optional<double> value : values) {
        runs += value ? 1 : 0;
        yes += value.value_or(0.0) != 0.0 ? 1 : 0;
    }
    return probability(yes, runs);
}

std::optional<Bounds> mean_bounds(OptionalValues values) {
    std::vector<double> known;
    for (const std::optional<double> value : values) {
        if (value) known.push_back(*value);
    }
    const std::optional<MeanInterval> interval = mean_interval(known);
    if (!interval) return std::nullopt;
    return Bounds{interval->low, interval->high};
}

std::optional<double> replicates_saved(OptionalValues ours, OptionalValues baseline) {
    const Pairs pairs = pairs_of(ours, baseline);
    if (pairs.size() < 3) return std::nullopt;
    const double independent = covariance(pairs.ours, pairs.ours) + covariance(pairs.baseline, pairs.baseline);
    const double paired = independent - 2.0 * covariance(pairs.ours, pairs.baseline);
    // Differences that are all equal leave a remainder of rounding.
    if (paired <= 1e-12 * independent) return std::nullopt;
    return independent / paired;
}

std::optional<double> paired_p_value(OptionalValues ours, OptionalValues baseline) {
    Pairs pairs = pairs_of(ours, baseline);
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs.ours[i] -= pairs.baseline[i];
    return mean_p_value(pairs.ours);
}

std::vector<double> holm_adjusted(std::span<const double> p_values) {
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.size());
    double greatest = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        greatest = std::max(greatest, std::min(1.0, static_cast<double>(order.size() - i) * p_values[order[i]]));
        adjusted[order[i]] = greatest;
    }
    return adjusted;
}

}  // namespace firebreak
