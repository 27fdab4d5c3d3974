#include "engine/study/sensitivity_findings.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/measure/over_runs.hpp"
#include "engine/study/study_points.hpp"

#include <fmt/format.h>

#include <utility>

namespace firebreak {
namespace {

/// Keeps the design's draws apart from those of sweep and robustness.
constexpr std::uint64_t kSensitivityDraws = 0x7365'6e73'6974ULL;

MorrisDesign morris_of(const Study& study) {
    return morris_design(static_cast<std::size_t>(study.sensitivity.trajectories), study.sensitivity.parameters.size(),
                         hash_of(study.seed.value_or(0), kSensitivityDraws));
}

SaltelliDesign saltelli_of(const Study& study) {
    return saltelli_design(static_cast<std::size_t>(study.sensitivity.samples), study.sensitivity.parameters.size());
}

/// Outcomes of one branch by the rows of the design.
using Outcomes = std::vector<std::optional<double>>;

std::optional<double> outcome_at(const StudyResults& results, std::uint32_t point, std::uint32_t branch,
                                 std::optional<std::uint32_t> baseline) {
    const auto repetitions = static_cast<std::size_t>(results.study.repetitions);
    const std::string& measure = results.study.sensitivity.measure;
    const auto ours = results.values(branch, point, measure, repetitions);
    if (!baseline) return spread_of(ours).mean;
    return paired_difference(ours, results.values(*baseline, point, measure, repetitions)).mean;
}

const MeasureInfo* info_of(const std::string& measure) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == measure) return &info;
    }
    throw InputError({}, fmt::format("there is no measure '{}'", measure));
}

SensitivityOfOutcome analysed(const StudyResults& results, std::uint32_t branch, std::optional<std::uint32_t> baseline,
                              const BootstrapSettings& bootstrap) {
    Outcomes outcomes;
    for (std::uint32_t point = 1; point < results.points.size(); ++point) outcomes.push_back(outcome_at(results, point, branch, baseline));
    SensitivityOfOutcome outcome;
    outcome.branch = branch;
    outcome.is_difference = baseline.has_value();
    outcome.points = spread_of(outcomes).runs;
    outcome.base = outcome_at(results, 0, branch, baseline);
    if (results.study.sensitivity.method == SensitivityMethod::morris)
        outcome.morris = morris_effects(morris_of(results.study), outcomes, bootstrap);
    else outcome.sobol = sobol_indices(saltelli_of(results.study), outcomes, bootstrap);
    return outcome;
}

}  // namespace

PlanDesign sensitivity_design(const Study& study) {
    const Sensitivity& sensitivity = study.sensitivity;
    if (sensitivity.parameters.empty())
        throw InputError({study.file},
                         "no weakly supported parameter is used by the scenario; say in 'sensitivity' which parameters to vary, and where");
    const UnitPoints units = sensitivity.method == SensitivityMethod::morris ? morris_of(study).points : saltelli_of(study).points;
    std::vector<StudyPoint> points;
    for (std::size_t i = 0; i < units.size(); ++i) points.push_back(point_at(units.row(i), sensitivity.parameters, PointKind::design));
    return design_of(points, sensitivity.branches);
}

SensitivityFindings sensitivity_findings(const StudyResults& results, const BootstrapSettings& bootstrap) {
    const Study& study = results.study;
    std::vector<StudyPoint> run;
    for (const StudyPoint& point : results.points) {
        if (point.kind == PointKind::design) run.push_back(point);
    }
    if (design_of(run, study.sensitivity.branches) != sensitivity_design(study))
        throw InputError({study.file}, "the points that were run are not those of the study's sensitivity section");
    SensitivityFindings findings;
    findings.method = study.sensitivity.method;
    findings.info = info_of(study.sensitivity.measure);
    findings.parameters = study.sensitivity.parameters;
    findings.points = run.size();
    const std::uint32_t baseline = results.find_branch(study.baseline).value_or(0);
    const auto branches = static_cast<std::uint32_t>(study.branches.size());
    for (std::uint32_t b = 0; b < branches; ++b) findings.outcomes.push_back(analysed(results, b, std::nullopt, bootstrap));
    for (std::uint32_t b = 0; b < branches; ++b) {
        if (b != baseline) findings.outcomes.push_back(analysed(results, b, baseline, bootstrap));
    }
    return findings;
}

}  // namespace firebreak
