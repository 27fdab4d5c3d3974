// What the points of a robustness check say about the measure itself: how far it moves with each of the parameters that were varied
// together. A poor man's sensitivity analysis: of runs that are there anyhow. `firebreak sensitivity` says more, for runs of its own.
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/study_results.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Fewer points than this have no effects: the interval would be wider than anything it could show.
inline constexpr std::size_t kFewestEffectPoints = 6;

/// The slope of one parameter over the points, told for the way from its lowest to its highest value that was run.
struct ParameterEffect {
    std::string key;
    double lowest = 0.0;
    double highest = 0.0;
    /// In the measure's unit; least squares on this parameter alone. A hypercube pairs the parameters at random, so that what the others
    /// do is noise about the line: nothing is laid to the wrong one on average, and the interval knows of it.
    std::optional<double> effect;
    /// 95 % t interval with (points - 2) degrees of freedom.
    std::optional<Bounds> bounds;
    /// Points with an outcome.
    std::int64_t points = 0;
};

/// Of the mean of `measure` under `branch`, or of its paired difference from `baseline`: one entry per parameter with numbers for values,
/// the strongest first; ties in the order of the study. Empty with too few points.
[[nodiscard]] std::vector<ParameterEffect> parameter_effects(const StudyResults& results, std::string_view measure, std::uint32_t branch,
                                                             std::optional<std::uint32_t> baseline);

}  // namespace firebreak
