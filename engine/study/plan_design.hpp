// The points of a folder that answers another question than the comparison of branches: a sensitivity analysis, or a batch of a
// calibration. Its plan.json holds them one by one, so that workers need not know where they came from.
#pragma once

#include "engine/study/plan.hpp"

#include <string>
#include <vector>

namespace firebreak {

struct PlanDesign {
    /// Names of the branches that are run; empty: all of the study's.
    std::vector<std::string> branches;
    std::vector<std::string> keys;
    /// A row per point: the keys' values as YAML would write them.
    std::vector<std::vector<std::string>> points;

    [[nodiscard]] bool is_empty() const noexcept { return points.empty(); }
    [[nodiscard]] bool operator==(const PlanDesign&) const = default;
};

/// `points` change the same keys in the same order.
[[nodiscard]] PlanDesign design_of(const std::vector<StudyPoint>& points, std::vector<std::string> branches);

/// The plan with the base and the design's points, in place of sweep, robustness check and stopping rule; the plan itself where the design
/// is empty. All points have the same repetitions.
[[nodiscard]] StudyPlan with_design(StudyPlan plan, const PlanDesign& design);

}  // namespace firebreak
