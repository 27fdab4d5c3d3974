// Which parameters decide what a study finds: the outcomes at the points of a sensitivity design, read by the method that made it.
#pragma once

#include "engine/measure/measures.hpp"
#include "engine/study/bootstrap.hpp"
#include "engine/study/morris.hpp"
#include "engine/study/plan_design.hpp"
#include "engine/study/sobol_indices.hpp"
#include "engine/study/study_results.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace firebreak {

/// What `firebreak sensitivity` runs. Equal studies, equal points. Throws InputError where there is no parameter to vary. [setup]
[[nodiscard]] PlanDesign sensitivity_design(const Study& study);

/// The answer for one outcome: the measure of a branch, or its paired difference from the baseline.
struct SensitivityOfOutcome {
    std::uint32_t branch = 0;
    bool is_difference = false;
    /// Points with an outcome, of all.
    std::int64_t points = 0;
    /// The outcome at the base.
    std::optional<double> base;
    /// Filled by the method that was used.
    std::vector<MorrisEffect> morris;
    SobolAnalysis sobol;
};

struct SensitivityFindings {
    SensitivityMethod method = SensitivityMethod::morris;
    const MeasureInfo* info = nullptr;
    /// With their ranges, in the order of the effects.
    std::vector<SweptParameter> parameters;
    std::size_t points = 0;
    std::vector<SensitivityOfOutcome> outcomes;
};

/// Outcomes are means over the repetitions of a point; those of differences are paired. Throws InputError for results whose points are not
/// those of the study's design.
[[nodiscard]] SensitivityFindings sensitivity_findings(const StudyResults& results, const BootstrapSettings& bootstrap = {});

}  // namespace firebreak
