#include "engine/study/calibration_batch.hpp"

#include "engine/measure/over_runs.hpp"
#include "engine/study/study_points.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace firebreak {
namespace {

/// The greatest seed that a scenario may have.
constexpr std::uint64_t kSeeds = 9'000'000'000'000'000ULL;

}  // namespace

std::vector<PriorRange> priors_of(const Calibration& calibration) {
    std::vector<PriorRange> priors;
    for (const SweptParameter& parameter : calibration.parameters)
        priors.push_back({parameter.key, parameter.low, parameter.high, parameter.is_logarithmic});
    return priors;
}

std::vector<ObservedStatistic> fitted_statistics(const Calibration& calibration) {
    std::vector<ObservedStatistic> fitted;
    for (const CalibrationStatistic& statistic : calibration.statistics) {
        if (!statistic.is_held_out) fitted.push_back({statistic.measure, statistic.observed, statistic.deviation});
    }
    return fitted;
}

PlanDesign batch_design(const Calibration& calibration, std::span<const Proposal> proposals) {
    std::vector<StudyPoint> points;
    for (const Proposal& proposal : proposals) {
        StudyPoint point{PointKind::design, {}};
        for (std::size_t i = 0; i < calibration.parameters.size(); ++i)
            point.changes.push_back(assigned(calibration.parameters[i], proposal.parameters[i]));
        point.changes.push_back({fmt::format("seed={}", proposal.number % kSeeds), {}});
        points.push_back(std::move(point));
    }
    return design_of(points, {calibration.branch});
}

std::vector<Statistics> batch_statistics(const StudyResults& results, const Calibration& calibration) {
    const auto repetitions = static_cast<std::size_t>(results.study.repetitions);
    std::vector<Statistics> all;
    for (std::uint32_t point = 1; point < results.points.size(); ++point) {
        Statistics statistics;
        for (const CalibrationStatistic& statistic : calibration.statistics)
            statistics.push_back(spread_of(results.values(0, point, statistic.measure, repetitions)).mean);
        all.push_back(std::move(statistics));
    }
    return all;
}

Statistics fitted_part(const Statistics& all, const Calibration& calibration) {
    Statistics fitted;
    for (std::size_t i = 0; i < calibration.statistics.size() && i < all.size(); ++i) {
        if (!calibration.statistics[i].is_held_out) fitted.push_back(all[i]);
    }
    return fitted;
}

}  // namespace firebreak
