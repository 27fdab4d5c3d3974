// What a calibration learned, and what it could not: parameters that only their product identifies look well fitted and are not.
#pragma once

#include "engine/study/abc_smc.hpp"
#include "engine/study/bootstrap.hpp"

#include <optional>
#include <string>
#include <vector>

namespace firebreak {

struct ParameterPosterior {
    std::string key;
    double mean = 0.0;
    double deviation = 0.0;
    double median = 0.0;
    /// Weighted quantiles of 2.5 and 97.5 %.
    Bounds bounds;
    /// Posterior over prior standard deviation, in the logarithm where the prior is logarithmic: 1 when nothing was learned.
    double spread_left = 1.0;
};

/// Weighted correlation of two parameters, of their logarithms where both are positive.
struct ParameterCorrelation {
    std::string first;
    std::string second;
    double correlation = 0.0;
    bool is_of_logarithms = false;
};

/// A product or quotient of parameters that the observations determine better than any of its factors.
struct IdentifiedProduct {
    std::vector<std::string> factors;
    /// 1 for a factor, -1 for a divisor; the first is 1.
    std::vector<int> signs;
    /// Standard deviation of its logarithm over the least one among its factors'.
    double spread_ratio = 1.0;

    /// "a x b / c".
    [[nodiscard]] std::string text() const;
};

struct PosteriorSummary {
    std::vector<ParameterPosterior> parameters;
    std::vector<ParameterCorrelation> correlations;
    std::vector<IdentifiedProduct> products;
    /// In words, for people: what is not identified, and what would help.
    std::vector<std::string> warnings;
};

/// Correlations beyond this, either way, are warned of.
inline constexpr double kStrongCorrelation = 0.8;
/// A product must have at most this share of its best factor's spread to be warned of.
inline constexpr double kProductSpread = 0.5;
/// A parameter with more than this share of the prior's spread has not been learned.
inline constexpr double kNothingLearned = 0.9;

/// Products of up to three factors are tried. Without particles everything is empty but a warning that says so. O(particles x
/// parameters^3).
[[nodiscard]] PosteriorSummary summarise(const AbcPosterior& posterior);

/// The smallest value up to which the weights add up to `p` of all; nothing for no values.
[[nodiscard]] std::optional<double> weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double p);

}  // namespace firebreak
