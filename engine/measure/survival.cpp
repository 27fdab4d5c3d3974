#include "engine/measure/survival.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

// A product such as 3/4 x 2/3 may come out one bit above a half.
constexpr double kRounding = 1e-12;

}  // namespace

std::vector<SurvivalStep> kaplan_meier(std::vector<Spell> spells) {
    std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) { return a.length < b.length; });
    std::vector<SurvivalStep> steps;
    double survival = 1.0;
    for (std::size_t first = 0; first < spells.size();) {
        const Duration length = spells[first].length;
        const std::size_t at_risk = spells.size() - first;
        std::size_t events = 0;
        for (; first < spells.size() && spells[first].length == length; ++first) events += spells[first].has_event ? 1U : 0U;
        if (events == 0) continue;
        survival *= static_cast<double>(at_risk - events) / static_cast<double>(at_risk);
        steps.push_back({length, survival});
    }
    return steps;
}

std::optional<Duration> quantile_of(const std::vector<SurvivalStep>& steps, double p) {
    for (const SurvivalStep& step : steps) {
        if (step.survival <= 1.0 - p + kRounding) return step.after;
    }
    return std::nullopt;
}

std::optional<Duration> median_of(const std::vector<SurvivalStep>& steps) { return quantile_of(steps, 0.5); }

}  // namespace firebreak
