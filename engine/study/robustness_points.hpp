// Which parameters a ranking has to survive: those whose values rest on assumptions, as far as the scenario uses them.
//
// The rule: declared with confidence low, a number or a duration with a finite range, above 0 in this scenario (what is 0 is switched
// off), and set by no branch. Their sections take turns (platform, crowd, attitude, media, company, company.desk, incidents), each giving
// its parameters in the order of the manual, until kMostRobustnessParameters are chosen: no mechanism is left out because another has many.
// Each is varied between half and one and a half times its value, within its declared range.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/study/study.hpp"

#include <cstddef>
#include <vector>

namespace firebreak {

inline constexpr std::size_t kMostRobustnessParameters = 12;
inline constexpr double kRobustnessLow = 0.5;
inline constexpr double kRobustnessHigh = 1.5;

/// The parameters chosen by that rule, with their ranges (durations in hours). `base` is the scenario without any branch.
[[nodiscard]] std::vector<SweptParameter> robustness_parameters(const Study& study, const Scenario& base);

}  // namespace firebreak
