// A calibration's link to the runs: proposals as the points of a folder, and the statistics of what was run there.
#pragma once

#include "engine/study/abc_smc.hpp"
#include "engine/study/plan_design.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

[[nodiscard]] std::vector<PriorRange> priors_of(const Calibration& calibration);

/// Those that the calibration is shown, in the order of the file.
[[nodiscard]] std::vector<ObservedStatistic> fitted_statistics(const Calibration& calibration);

/// A point per proposal, in their order, each with a seed of its own: chance must not be the same for all. [setup]
[[nodiscard]] PlanDesign batch_design(const Calibration& calibration, std::span<const Proposal> proposals);

/// All statistics of each point, those held out as well, in the order of the file: means over the runs that have a value.
[[nodiscard]] std::vector<Statistics> batch_statistics(const StudyResults& results, const Calibration& calibration);

/// Of those, the ones that the calibration is shown.
[[nodiscard]] Statistics fitted_part(const Statistics& all, const Calibration& calibration);

}  // namespace firebreak
