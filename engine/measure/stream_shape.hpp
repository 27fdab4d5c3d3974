// What an hourly stream looks like, whatever its size: measures by which a storm of the real world and a run can stand side by side. Those
// that a run's own measures have (peak, half-life, doubling time) are computed by the same functions.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/hourly_series.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Share of the volume in each hour of the day, corrected for hours that were covered more often; sums to 1.
using DailyRhythm = std::array<double, 24>;

struct StreamShape {
    double items = 0.0;
    /// From the first hour of the stream to the start of its peak hour.
    std::optional<double> hours_to_peak;
    std::optional<double> half_life_hours;
    std::optional<double> doubling_hours;
    std::optional<double> peak_over_mean;
};

/// An hour's items are taken to be spread evenly over it.
[[nodiscard]] StreamShape shape_of(std::span<const double> counts);

/// The first hour by whose end 1 % of all items have appeared: where a stream begins, however long it was watched before. Nothing
/// where nothing was said.
[[nodiscard]] std::optional<std::size_t> first_hour(std::span<const double> counts);

/// Items so far / all items, at the end of each hour. Empty where nothing was said.
[[nodiscard]] std::vector<double> cumulative_shares(std::span<const double> counts);

/// Nothing where not every hour of the day is covered or nothing was said.
[[nodiscard]] std::optional<DailyRhythm> rhythm_of(const HourlySeries& series);

/// Pearson's correlation; nothing with fewer than 3 values, or where one side never changes. Both sides are of one length.
[[nodiscard]] std::optional<double> correlation(std::span<const double> a, std::span<const double> b);

/// Correlation of the counts with those `lag` hours later.
[[nodiscard]] std::optional<double> autocorrelation(std::span<const double> counts, std::size_t lag);

/// The share of the day's volume that would have to move to make one rhythm of the other: half the sum of the absolute differences.
[[nodiscard]] double rhythm_distance(const DailyRhythm& a, const DailyRhythm& b);

/// By how many hours, from -11 to 12, `a` has to be moved later to be nearest to `b`. A wrong time zone shows as such a shift.
[[nodiscard]] int best_shift(const DailyRhythm& a, const DailyRhythm& b);

/// `rhythm` moved later by `shift` hours, around the clock.
[[nodiscard]] DailyRhythm moved(const DailyRhythm& rhythm, int shift);

/// Two streams laid over each other from their first hours on, as far as both go.
struct StreamPair {
    std::vector<double> a;
    std::vector<double> b;
    StreamShape shape_a;
    StreamShape shape_b;
    /// Of the cumulative shares. The correlation of two curves that only rise is near 1 whatever they are: look at the distance.
    std::optional<double> curve_correlation;
    double curve_distance = 0.0;
    /// Of the shares hour by hour.
    std::optional<double> hourly_correlation;
};

/// Nothing where one of them is silent.
[[nodiscard]] std::optional<StreamPair> laid_over(std::span<const double> a, std::span<const double> b);

}  // namespace firebreak
