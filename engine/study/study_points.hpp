// The circumstances of a study, one after the other: the scenario as it is, the points of the sweep, those of the robustness check.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/study/study_results.hpp"

#include <span>
#include <vector>

namespace firebreak {

/// Point 0 is the base. `base` is the scenario without any branch. Equal arguments give equal points, on every machine. [setup]
[[nodiscard]] std::vector<StudyPoint> points_of(const Study& study, const Scenario& base);

/// "key=value" as the parameter is written: whole numbers rounded, durations of a minute and more in whole seconds. [setup]
[[nodiscard]] Assignment assigned(const SweptParameter& parameter, double value);

/// The point of the ranges that has these coordinates in the unit cube; 1 is the top of a range. [setup]
[[nodiscard]] StudyPoint point_at(std::span<const double> unit, const std::vector<SweptParameter>& parameters, PointKind kind);

}  // namespace firebreak
