#include "engine/measure/stream_shape.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/volume.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace firebreak {
namespace {

constexpr double kBegun = 0.01;
constexpr std::size_t kLeastForCorrelation = 3;

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

Time start_of(std::size_t hour) { return kStart + hours{static_cast<std::int64_t>(hour)}; }

std::vector<Time> item_times(std::span<const double> counts) {
    std::vector<Time> times;
    times.reserve(static_cast<std::size_t>(sum_of(counts)));
    for (std::size_t hour = 0; hour < counts.size(); ++hour) {
        for (double item = 0.5; item < counts[hour]; ++item) times.push_back(start_of(hour) + clamped_hours(item / counts[hour], hours{1}));
    }
    return times;
}

}  // namespace

StreamShape shape_of(std::span<const double> counts) {
    StreamShape shape;
    shape.items = sum_of(counts);
    const std::optional<Peak> peak = peak_of(counts);
    if (!peak) return shape;
    const std::vector<Time> times = item_times(counts);
    shape.hours_to_peak = static_cast<double>(peak->hour);
    if (const std::optional<Duration> half = half_life(times, start_of(peak->hour))) shape.half_life_hours = hours_of(*half);
    shape.doubling_hours = doubling_time_hours(times);
    shape.peak_over_mean = peak->volume * static_cast<double>(counts.size()) / shape.items;
    return shape;
}

std::optional<std::size_t> first_hour(std::span<const double> counts) {
    const std::vector<double> shares = cumulative_shares(counts);
    const auto found = std::find_if(shares.begin(), shares.end(), [](double share) { return share >= kBegun; });
    if (found == shares.end()) return std::nullopt;
    return static_cast<std::size_t>(found - shares.begin());
}

std::vector<double> cumulative_shares(std::span<const double> counts) {
    const double all = sum_of(counts);
    if (all <= 0.0) return {};
    std::vector<double> shares(counts.size());
    std::partial_sum(counts.begin(), counts.end(), shares.begin());
    for (double& share : shares) share /= all;
    return shares;
}

std::optional<DailyRhythm> rhythm_of(const HourlySeries& series) {
    DailyRhythm sum{};
    DailyRhythm covered{};
    const std::int64_t start = (series.start - kStart) / Duration{hours{1}};
    for (std::size_t i = 0; i < series.counts.size(); ++i) {
        const auto hour = static_cast<std::size_t>((start + static_cast<std::int64_t>(i)) % 24);
        sum[hour] += series.counts[i];
        ++covered[hour];
    }
    double all = 0.0;
    for (std::size_t hour = 0; hour < 24; ++hour) {
        if (covered[hour] == 0.0) return std::nullopt;
        sum[hour] /= covered[hour];
        all += sum[hour];
    }
    if (all <= 0.0) return std::nullopt;
    for (double& share : sum) share /= all;
    return sum;
}

std::optional<double> correlation(std::span<const double> a, std::span<const double> b) {
    if (a.size() < kLeastForCorrelation) return std::nullopt;
    const double mean_a = mean(a).value_or(0.0);
    const double mean_b = mean(b).value_or(0.0);
    double products = 0.0;
    double squares_a = 0.0;
    double squares_b = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        products += (a[i] - mean_a) * (b[i] - mean_b);
        squares_a += (a[i] - mean_a) * (a[i] - mean_a);
        squares_b += (b[i] - mean_b) * (b[i] - mean_b);
    }
    if (squares_a <= 0.0 || squares_b <= 0.0) return std::nullopt;
    return products / std::sqrt(squares_a * squares_b);
}

std::optional<double> autocorrelation(std::span<const double> counts, std::size_t lag) {
    if (counts.size() <= lag) return std::nullopt;
    return correlation(counts.first(counts.size() - lag), counts.subspan(lag));
}

double rhythm_distance(const DailyRhythm& a, const DailyRhythm& b) {
    double sum = 0.0;
    for (std::size_t hour = 0; hour < 24; ++hour) sum += std::fabs(a[hour] - b[hour]);
    return sum / 2.0;
}

DailyRhythm moved(const DailyRhythm& rhythm, int shift) {
    DailyRhythm result{};
    for (std::size_t hour = 0; hour < 24; ++hour) result[(hour + static_cast<std::size_t>(shift + 24)) % 24] = rhythm[hour];
    return result;
}

int best_shift(const DailyRhythm& a, const DailyRhythm& b) {
    int best = 0;
    // No shift before a shift, small before large.
    for (int size = 1; size <= 12; ++size) {
        for (const int shift : {size, -size}) {
            if (shift > -12 && rhythm_distance(moved(a, shift), b) < rhythm_distance(moved(a, best), b)) best = shift;
        }
    }
    return best;
}

std::optional<StreamPair> laid_over(std::span<const double> a, std::span<const double> b) {
    const std::optional<std::size_t> first_a = first_hour(a);
    const std::optional<std::size_t> first_b = first_hour(b);
    if (!first_a || !first_b) return std::nullopt;
    const std::size_t length = std::min(a.size() - *first_a, b.size() - *first_b);
    const std::span<const double> part_a = a.subspan(*first_a, length);
    const std::span<const double> part_b = b.subspan(*first_b, length);
    StreamPair pair{{part_a.begin(), part_a.end()}, {part_b.begin(), part_b.end()}, shape_of(part_a), shape_of(part_b), {}, 0.0, {}};
    const std::vector<double> curve_a = cumulative_shares(part_a);
    const std::vector<double> curve_b = cumulative_shares(part_b);
    pair.curve_correlation = correlation(curve_a, curve_b);
    pair.hourly_correlation = correlation(part_a, part_b);
    for (std::size_t i = 0; i < length; ++i) pair.curve_distance = std::max(pair.curve_distance, std::fabs(curve_a[i] - curve_b[i]));
    return pair;
}

}  // namespace firebreak
