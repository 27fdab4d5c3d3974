#include "engine/study/calibration_findings.hpp"

#include "engine/study/study_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>

namespace firebreak {
namespace {

const MeasureInfo* info_of(const std::string& measure) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == measure) return &info;
    }
    return nullptr;
}

double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

StatisticPrediction prediction_of(const CalibrationStatistic& statistic, std::size_t place, const CalibrationFindings& findings) {
    StatisticPrediction prediction{
        info_of(statistic.measure), statistic.observed, statistic.deviation, statistic.is_held_out, 0, {}, {}, {}};
    std::vector<double> values;
    std::vector<double> weights;
    double below = 0.0;
    double above = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < findings.predicted.size(); ++i) {
        if (place >= findings.predicted[i].size() || !findings.predicted[i][place]) continue;
        values.push_back(*findings.predicted[i][place]);
        weights.push_back(findings.posterior.particles[i].weight);
        all += weights.back();
        const double z = (statistic.observed - values.back()) / statistic.deviation;
        below += weights.back() * normal_share_below(z);
        above += weights.back() * normal_share_below(-z);
    }
    prediction.particles = static_cast<std::int64_t>(values.size());
    if (values.empty()) return prediction;
    prediction.median = weighted_quantile(values, weights, 0.5);
    prediction.bounds = Bounds{*weighted_quantile(values, weights, 0.025), *weighted_quantile(values, weights, 0.975)};
    if (all > 0.0) prediction.p = std::min(1.0, 2.0 * std::min(below, above) / all);
    return prediction;
}

/// In units of each parameter's posterior deviation.
std::size_t middle_particle(const AbcPosterior& posterior, const PosteriorSummary& summary) {
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < posterior.particles.size(); ++i) {
        double squares = 0.0;
        for (std::size_t a = 0; a < summary.parameters.size(); ++a) {
            const ParameterPosterior& own = summary.parameters[a];
            if (own.deviation <= 0.0) continue;
            const double off = (posterior.particles[i].parameters[a] - own.mean) / own.deviation;
            squares += off * off;
        }
        if (squares >= least) continue;
        least = squares;
        nearest = i;
    }
    return nearest;
}

}  // namespace

CalibrationFindings calibration_findings(const Calibration& calibration, AbcPosterior posterior,
                                         const std::map<std::uint64_t, Statistics>& statistics) {
    CalibrationFindings findings;
    findings.posterior = std::move(posterior);
    findings.summary = summarise(findings.posterior);
    for (const AbcGeneration& generation : findings.posterior.generations) findings.simulations += generation.simulations;
    for (const Particle& particle : findings.posterior.particles) {
        const auto found = statistics.find(particle.number);
        findings.predicted.push_back(found == statistics.end() ? Statistics{} : found->second);
    }
    for (std::size_t i = 0; i < calibration.statistics.size(); ++i)
        findings.predictions.push_back(prediction_of(calibration.statistics[i], i, findings));
    if (findings.posterior.particles.empty()) return findings;
    const Particle& middle = findings.posterior.particles[middle_particle(findings.posterior, findings.summary)];
    for (std::size_t i = 0; i < calibration.parameters.size(); ++i)
        findings.keys.push_back(assigned(calibration.parameters[i], middle.parameters[i]).text);
    return findings;
}

}  // namespace firebreak
