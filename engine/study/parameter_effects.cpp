#include "engine/study/parameter_effects.hpp"

#include "engine/measure/over_runs.hpp"
#include "engine/measure/student_t.hpp"
#include "engine/study/assignment_value.hpp"
#include "engine/study/assignments.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr double kTwoSided = 0.975;

struct Place {
    double at = 0.0;
    double outcome = 0.0;
};

std::optional<double> outcome_at(const StudyResults& results, std::string_view measure, std::uint32_t point, std::uint32_t branch,
                                 std::optional<std::uint32_t> baseline) {
    const std::size_t repetitions = results.repetitions_at(point);
    const auto ours = results.values(branch, point, measure, repetitions);
    if (!baseline) return spread_of(ours).mean;
    return paired_difference(ours, results.values(*baseline, point, measure, repetitions)).mean;
}

std::optional<double> number_at(const StudyPoint& point, std::string_view key) {
    for (const Assignment& change : point.changes) {
        if (key_of(change) == key) return number_of(change);
    }
    return std::nullopt;
}

/// Slope times range, with its interval.
ParameterEffect effect_of(std::string key, const std::vector<Place>& places) {
    ParameterEffect effect;
    effect.key = std::move(key);
    effect.points = static_cast<std::int64_t>(places.size());
    const auto n = static_cast<double>(places.size());
    const auto [low, high] =
        std::minmax_element(places.begin(), places.end(), [](const Place& one, const Place& other) { return one.at < other.at; });
    effect.lowest = low->at;
    effect.highest = high->at;
    double mean_at = 0.0;
    double mean_outcome = 0.0;
    for (const Place& place : places) {
        mean_at += place.at / n;
        mean_outcome += place.outcome / n;
    }
    double squares = 0.0;
    double products = 0.0;
    for (const Place& place : places) {
        squares += (place.at - mean_at) * (place.at - mean_at);
        products += (place.at - mean_at) * (place.outcome - mean_outcome);
    }
    const double range = effect.highest - effect.lowest;
    if (!(squares > 0.0) || !(range > 0.0)) return effect;
    const double slope = products / squares;
    double residuals = 0.0;
    for (const Place& place : places) {
        const double off = place.outcome - mean_outcome - slope * (place.at - mean_at);
        residuals += off * off;
    }
    const double error = std::sqrt(residuals / (n - 2.0) / squares);
    const double reach = student_t_quantile(kTwoSided, n - 2.0) * error * range;
    effect.effect = slope * range;
    effect.bounds = Bounds{*effect.effect - reach, *effect.effect + reach};
    return effect;
}

}  // namespace

std::vector<ParameterEffect> parameter_effects(const StudyResults& results, std::string_view measure, std::uint32_t branch,
                                               std::optional<std::uint32_t> baseline) {
    struct Outcome {
        const StudyPoint* point;
        double value;
    };
    std::vector<Outcome> outcomes;
    for (std::uint32_t point = 0; point < results.points.size(); ++point) {
        if (results.points[point].kind != PointKind::robustness) continue;
        const std::optional<double> outcome = outcome_at(results, measure, point, branch, baseline);
        if (outcome) outcomes.push_back({&results.points[point], *outcome});
    }
    std::vector<ParameterEffect> effects;
    if (outcomes.size() < kFewestEffectPoints) return effects;
    for (const Assignment& change : outcomes.front().point->changes) {
        const std::string_view key = key_of(change);
        std::vector<Place> places;
        for (const Outcome& outcome : outcomes) {
            if (const std::optional<double> number = number_at(*outcome.point, key)) places.push_back({*number, outcome.value});
        }
        if (places.size() == outcomes.size()) effects.push_back(effect_of(std::string{key}, places));
    }
    std::stable_sort(effects.begin(), effects.end(), [](const ParameterEffect& one, const ParameterEffect& other) {
        return std::fabs(one.effect.value_or(0.0)) > std::fabs(other.effect.value_or(0.0));
    });
    return effects;
}

}  // namespace firebreak
