#include "engine/study/plan.hpp"

#include "engine/study/robustness_points.hpp"
#include "engine/study/study_points.hpp"
#include "engine/study/study_reader.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace firebreak {

RunPlace StudyPlan::place_of(std::uint64_t run) const noexcept {
    const std::uint64_t cell = run % cells();
    return {run / cells(), static_cast<std::uint32_t>(cell / points.size()), static_cast<std::uint32_t>(cell % points.size())};
}

std::uint64_t StudyPlan::repetitions_at(std::uint32_t point, std::uint64_t repetitions) const noexcept {
    switch (points[point].kind) {
        case PointKind::robustness: return std::min(repetitions, static_cast<std::uint64_t>(study.robustness.repetitions));
        case PointKind::sweep:
            return study.sweep.repetitions > 0 ? std::min(repetitions, static_cast<std::uint64_t>(study.sweep.repetitions)) : repetitions;
        case PointKind::base:
        case PointKind::design: break;
    }
    return repetitions;
}

bool StudyPlan::is_planned(std::uint64_t run, std::uint64_t repetitions) const noexcept {
    const RunPlace place = place_of(run);
    return place.repetition < repetitions_at(place.point, repetitions);
}

std::uint64_t StudyPlan::end(std::uint64_t repetitions) const noexcept {
    std::uint64_t most = 0;
    for (std::uint32_t point = 0; point < points.size(); ++point) most = std::max(most, repetitions_at(point, repetitions));
    return most * cells();
}

std::uint64_t StudyPlan::count(std::uint64_t repetitions) const noexcept {
    std::uint64_t runs = 0;
    for (std::uint32_t point = 0; point < points.size(); ++point) runs += repetitions_at(point, repetitions) * study.branches.size();
    return runs;
}

StudyPlan make_plan(Study study, ScenarioSource scenario, Diagnostics& problems) {
    StudyPlan plan{std::move(study), std::move(scenario), {}, 0};
    Diagnostics own;
    const Scenario base = read_changed(plan.study, plan.scenario, nullptr, nullptr, own);
    for (const Problem& problem : own.problems()) {
        if (problem.severity == Severity::error) problems.error(problem.mark, problem.message);
        else problems.warning(problem.mark, problem.message);
    }
    if (own.has_errors()) return plan;
    plan.points = points_of(plan.study, base);
    if (plan.study.sensitivity.parameters.empty()) plan.study.sensitivity.parameters = robustness_parameters(plan.study, base);
    // A step of the series is never shorter than the scenario's own.
    if (plan.study.series_step == Duration{0}) plan.study.series_step = std::max<Duration>(hours{1}, base.sim.metrics_tick);
    return plan;
}

Scenario cell_scenario(const StudyPlan& plan, std::uint32_t branch, std::uint32_t point) {
    Diagnostics problems;
    Scenario scenario = read_changed(plan.study, plan.scenario, &plan.study.branches[branch], &plan.points[point], problems);
    problems.throw_if_errors();
    return scenario;
}

ScenarioSource read_scenario_source(const Study& study, Diagnostics& problems) {
    const std::filesystem::path file = scenario_file_of(study);
    std::ifstream stream{file, std::ios::binary};
    if (!stream || std::filesystem::is_directory(file)) {
        problems.error({study.file}, "scenario: there is no file " + file.string());
        return {"", file.string()};
    }
    return {{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}}, file.string()};
}

}  // namespace firebreak
