// What a pair of policies says beyond its mean difference (measure/over_runs): by how many per cent, how much likelier a crisis is, and
// how many runs the pairing saved. All go by repetition: entry n of both lists met the same customers and the same draws.
#pragma once

#include "engine/measure/over_runs.hpp"
#include "engine/study/bootstrap.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace firebreak {

/// Values by repetition; nothing where the run is missing, failed or has no value.
using OptionalValues = std::span<const std::optional<double>>;

/// mean(ours) / mean(baseline) - 1, with Fieller's (1954) 95 % interval for the ratio of two correlated means.
struct RelativeChange {
    std::int64_t pairs = 0;
    /// As a share: -.2 is "20 % less".
    std::optional<double> change;
    std::optional<Bounds> bounds;
    /// Why there is no change or no interval, in words; else empty.
    std::string refused_because;
};
[[nodiscard]] RelativeChange relative_change(OptionalValues ours, OptionalValues baseline);

/// Of two measures that are 0 or 1: the difference of probabilities with the interval of Newcombe (1998), method 10, for paired runs.
struct ProbabilityDifference {
    std::int64_t pairs = 0;
    std::int64_t both = 0;
    std::int64_t only_ours = 0;
    std::int64_t only_baseline = 0;
    std::int64_t neither = 0;
    std::optional<double> difference;
    std::optional<Bounds> bounds;
};
[[nodiscard]] ProbabilityDifference probability_difference(OptionalValues ours, OptionalValues baseline);

/// Share of "yes" among the runs with a value, with Wilson's interval.
[[nodiscard]] Probability probability_of(OptionalValues values);

/// 95 % interval of a mean (measure/mean_interval); nothing for fewer than two values.
[[nodiscard]] std::optional<Bounds> mean_bounds(OptionalValues values);

/// (var(ours) + var(baseline)) / var(ours - baseline): how many times as many runs it would take to know the difference as well if the
/// two policies had not met the same draws. Nothing for fewer than three pairs or when all differences are equal.
[[nodiscard]] std::optional<double> replicates_saved(OptionalValues ours, OptionalValues baseline);

/// Two-sided p-value of the mean difference, as its interval has it (measure/mean_interval); 1 when all differences are 0, nothing for
/// fewer than two pairs.
[[nodiscard]] std::optional<double> paired_p_value(OptionalValues ours, OptionalValues baseline);

/// Holm's (1979) step-down correction for testing many pairs at once: adjusted p-values in the same order.
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace firebreak
