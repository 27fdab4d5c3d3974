// Which parameters are impossible, before any is believed (Craig et al. 1997; Andrianakis et al. 2015): ranges that can be cut away leave
// calibration less to do.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// One observation and its errors, all as standard deviations in the statistic's unit.
struct MatchedStatistic {
    double observed = 0.0;
    /// Of the observation.
    double observation_error = 0.0;
    /// Of the model, were it run with the true parameters: what it leaves out.
    double discrepancy = 0.0;
};

/// Means beyond three standard deviations are rare for any unimodal law (Pukelsheim 1994).
inline constexpr double kImplausible = 3.0;

/// Largest |mean of the runs - observed| over all statistics, in standard deviations of everything that may have caused it: observation,
/// discrepancy, and the chance left in that mean. `runs` holds the statistics of each run at one parameter vector. Nothing where a
/// statistic has no value in two runs or nothing may have caused a difference.
[[nodiscard]] std::optional<double> implausibility(std::span<const MatchedStatistic> observed,
                                                   std::span<const std::vector<std::optional<double>>> runs);

}  // namespace firebreak
