// What many replicates say together: how a measure spreads, how likely a crisis is, and whether two sets of runs differ. All intervals
// are about chance between runs of one scenario; none is about whether its parameters are right.
#pragma once

#include "engine/measure/measures.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// All measures of one run, as measure_run gives them.
using RunMeasures = std::vector<MeasureValue>;

/// One measure over the runs in which it has a value.
struct MeasureSpread {
    const MeasureInfo* info = nullptr;
    std::int64_t runs = 0;
    std::optional<double> mean;
    std::optional<double> median;
    /// Quantiles of 5 and 95 %, type 7.
    std::optional<double> low;
    std::optional<double> high;
};

/// Of one list of values; its `info` is absent.
[[nodiscard]] MeasureSpread spread_of(std::span<const std::optional<double>> values);

/// One spread per measure, in the order of the manual; all absent without runs. O(runs x measures).
[[nodiscard]] std::vector<MeasureSpread> spread_over_runs(std::span<const RunMeasures> runs);

/// A share of runs with its Wilson 95 % interval (Wilson 1927), which stays in [0, 1] and says something at 0 of n as well.
struct Probability {
    std::int64_t yes = 0;
    std::int64_t runs = 0;
    std::optional<double> estimate;
    std::optional<double> low;
    std::optional<double> high;
};
[[nodiscard]] Probability probability(std::int64_t yes, std::int64_t runs);

/// Of a measure that is 0 or 1, over the runs in which it has a value.
[[nodiscard]] Probability probability_of(std::span<const RunMeasures> runs, std::string_view key);

/// Ours less the baseline's, run by run: the runs of one number meet the same customers and the same draws.
struct PairedDifference {
    const MeasureInfo* info = nullptr;
    /// Pairs in which both runs have a value; the others are left out.
    std::int64_t pairs = 0;
    std::optional<double> mean;
    /// Standard error and 95 % interval of the mean (mean_interval.hpp); they need two pairs.
    std::optional<double> standard_error;
    std::optional<double> low;
    std::optional<double> high;

    /// Whether the interval leaves out 0.
    [[nodiscard]] bool is_distinguishable() const noexcept { return low && high && (*low > 0.0 || *high < 0.0); }
};

/// Of one measure; both lists are of the same length and go by the same numbers.
[[nodiscard]] PairedDifference paired_difference(std::span<const std::optional<double>> ours,
                                                 std::span<const std::optional<double>> baseline);

/// Of all measures, in the order of the manual. Throws InputError where the two sets are not equally many runs.
[[nodiscard]] std::vector<PairedDifference> paired_differences(std::span<const RunMeasures> ours, std::span<const RunMeasures> baseline);

}  // namespace firebreak
