#include "engine/study/history_matching.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

struct MeanOfRuns {
    double mean = 0.0;
    /// Squared standard error.
    double variance = 0.0;
};

std::optional<MeanOfRuns> mean_of(std::span<const std::vector<std::optional<double>>> runs, std::size_t statistic) {
    std::vector<double> values;
    for (const auto& run : runs) {
        if (statistic < run.size() && run[statistic]) values.push_back(*run[statistic]);
    }
    if (values.size() < 2) return std::nullopt;
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += value;
    double squares = 0.0;
    for (const double value : values) squares += (value - sum / n) * (value - sum / n);
    return MeanOfRuns{sum / n, squares / (n - 1.0) / n};
}

}  // namespace

std::optional<double> implausibility(std::span<const MatchedStatistic> observed, std::span<const std::vector<std::optional<double>>> runs) {
    std::optional<double> greatest;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        const std::optional<MeanOfRuns> found = mean_of(runs, i);
        if (!found) return std::nullopt;
        const MatchedStatistic& own = observed[i];
        const double variance = own.observation_error * own.observation_error + own.discrepancy * own.discrepancy + found->variance;
        if (variance <= 0.0) return std::nullopt;
        greatest = std::max(greatest.value_or(0.0), std::fabs(found->mean - own.observed) / std::sqrt(variance));
    }
    return greatest;
}

}  // namespace firebreak
