// The circumstances of a study, one after the other: the scenario as it is, the points of the sweep, those of the robustness check.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/study/study_results.hpp"

#include <vector>

namespace firebreak {

/// Point 0 is the base. `base` is the scenario without any branch. Equal arguments give equal points, on every machine. [setup]
[[nodiscard]] std::vector<StudyPoint> points_of(const Study& study, const Scenario& base);

}  // namespace firebreak
