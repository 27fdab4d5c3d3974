// What a calibration says beside its particles: how well they predict what was observed, what they were not shown included, and which
// values to write into a scenario.
#pragma once

#include "engine/measure/measures.hpp"
#include "engine/study/abc_smc.hpp"
#include "engine/study/posterior.hpp"
#include "engine/study/study.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// The posterior predictive distribution of one statistic: its values in the runs of the accepted particles, with their weights.
struct StatisticPrediction {
    const MeasureInfo* info = nullptr;
    double observed = 0.0;
    double deviation = 0.0;
    bool is_held_out = false;
    /// Particles whose runs have a value, of all.
    std::int64_t particles = 0;
    std::optional<double> median;
    /// Weighted quantiles of 2.5 and 97.5 %.
    std::optional<Bounds> bounds;
    /// Two-sided posterior predictive p: how often a prediction, with the deviation as the error of observing it, would lie at least as
    /// far out on one side, times two.
    std::optional<double> p;
};

struct CalibrationFindings {
    AbcPosterior posterior;
    PosteriorSummary summary;
    /// In the order of the file.
    std::vector<StatisticPrediction> predictions;
    /// Row per particle, in the order of the statistics in the file.
    std::vector<Statistics> predicted;
    /// "key=value": the particle nearest to the posterior's mean, a vector that was run and accepted. Empty without particles.
    std::vector<std::string> keys;
    std::int64_t simulations = 0;
};

/// `statistics`: all of them, by the number of the proposal.
[[nodiscard]] CalibrationFindings calibration_findings(const Calibration& calibration, AbcPosterior posterior,
                                                       const std::map<std::uint64_t, Statistics>& statistics);

}  // namespace firebreak
