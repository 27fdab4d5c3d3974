#include "engine/study/study_checks.hpp"

#include "engine/plugin/call_board.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/explain.hpp"
#include "engine/study/assignments.hpp"
#include "engine/study/study_points.hpp"
#include "engine/study/study_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace firebreak {
namespace {

// Each problem once, however many cells have it.
class CellProblems {
  public:
    explicit CellProblems(Diagnostics& problems) : problems_{problems} {}

    void take(const Diagnostics& found, const std::string& cell) {
        for (const Problem& problem : found.problems()) {
            if (!seen_.insert(problem.text()).second) continue;
            const std::string message = fmt::format("{} ({})", problem.message, cell);
            if (problem.severity == Severity::error) problems_.error(problem.mark, message);
            else problems_.warning(problem.mark, problem.message);
        }
    }
    void note(const Diagnostics& found) {
        for (const Problem& problem : found.problems()) seen_.insert(problem.text());
    }

  private:
    Diagnostics& problems_;
    std::set<std::string> seen_;
};

void check_seed(const std::vector<Assignment>& changes, const std::string& where, Diagnostics& problems) {
    for (const Assignment& change : changes) {
        if (key_of(change) == "seed")
            problems.error(change.mark,
                           fmt::format("{} sets 'seed', but all must meet the same draws to be compared; set the study's", where));
    }
}

// Where a branch and a point set the same key, the branch would lose what makes it different.
void check_overlap(const Study& study, const std::vector<StudyPoint>& points, Diagnostics& problems) {
    std::set<std::string> told;
    for (const StudyPoint& point : points) {
        for (const Assignment& change : point.changes) {
            for (const StudyBranch& branch : study.branches) {
                for (const Assignment& own : branch.changes) {
                    const bool is_same = key_of(own) == key_of(change) || key_of(change).starts_with(std::string{key_of(own)} + ".");
                    if (is_same && key_of(own) != "strategy" && told.insert(std::string{key_of(change)}).second)
                        problems.error(change.mark,
                                       fmt::format("{} is varied, but branch {} sets it as well", key_of(change), branch.name));
                }
            }
        }
    }
}

// Each end of a range by itself, so that a range that leaves what is allowed is told before hours of runs.
std::vector<StudyPoint> ends_of(const std::vector<SweptParameter>& parameters) {
    std::vector<StudyPoint> ends;
    for (const SweptParameter& parameter : parameters) {
        if (parameter.mark.line == 0) continue;  // chosen by the program, within what is allowed
        for (const double end : {parameter.low, parameter.high}) ends.push_back({PointKind::design, {assigned(parameter, end)}});
    }
    return ends;
}

void check_known(const std::vector<SweptParameter>& parameters, Diagnostics& problems) {
    for (const SweptParameter& parameter : parameters) {
        if (parameter.mark.line == 0) continue;  // chosen by the program
        if (parameter.key.starts_with("strategy") || !find_parameters(parameter.key).empty()) continue;
        problems.error(parameter.mark, fmt::format("there is no parameter '{}'", parameter.key));
    }
}

void check_run(const StudyPlan& plan, const Scenario& scenario, const Mark& mark, Diagnostics& problems) {
    if (scenario.companies.count > 0)
        problems.error(mark, "the scenario is about many companies; set companies.count to 0, for a study runs one company per branch");
    if (plan.study.series_step % scenario.sim.metrics_tick != Duration{0})
        problems.error(mark, fmt::format("series_step is {}, but must be a multiple of sim.metrics_tick ({})",
                                         duration_text(plan.study.series_step), duration_text(scenario.sim.metrics_tick)));
}

}  // namespace

void check_plan(const StudyPlan& plan, const StrategyLibrary& library, Diagnostics& problems) {
    const Study& study = plan.study;
    for (const StudyBranch& branch : study.branches) check_seed(branch.changes, "branch " + branch.name, problems);
    for (const StudyPoint& point : plan.points) check_seed(point.changes, "the sweep", problems);
    check_known(study.sweep.parameters, problems);
    check_known(study.robustness.parameters, problems);
    check_known(study.sensitivity.parameters, problems);
    check_known(study.calibration.parameters, problems);
    const std::vector<StudyPoint> sensitivity_ends = ends_of(study.sensitivity.parameters);
    const std::vector<StudyPoint> calibration_ends = ends_of(study.calibration.parameters);
    for (const std::vector<StudyPoint>& points : {plan.points, sensitivity_ends, calibration_ends}) check_overlap(study, points, problems);
    if (problems.has_errors()) return;
    CellProblems collected{problems};
    {
        Diagnostics of_base;
        static_cast<void>(read_changed(study, plan.scenario, nullptr, nullptr, of_base));
        collected.note(of_base);  // told already
    }
    std::optional<Duration> horizon;
    for (std::uint32_t b = 0; b < study.branches.size(); ++b) {
        for (std::uint32_t p = 0; p < plan.points.size(); ++p) {
            Diagnostics found;
            const Scenario scenario = read_changed(study, plan.scenario, &study.branches[b], &plan.points[p], found);
            if (!found.has_errors()) {
                check_strategies(library, scenario, found);
                check_run(plan, scenario, {study.file}, found);
                if (p == 0 && horizon.value_or(scenario.horizon) != scenario.horizon)
                    found.error({study.file}, "all branches must run equally long, but their horizons differ");
                if (p == 0) horizon = scenario.horizon;
            }
            collected.take(found, cell_text(&study.branches[b], p, &plan.points[p]));
        }
    }
    for (const std::vector<StudyPoint>& ends : {sensitivity_ends, calibration_ends}) {
        for (const StudyPoint& end : ends) {
            Diagnostics found;
            const Scenario scenario = read_changed(study, plan.scenario, &study.branches.front(), &end, found);
            if (!found.has_errors()) check_strategies(library, scenario, found);
            collected.take(found, "at an end of its range");
        }
    }
}

StudyPlan read_and_check_study(const std::filesystem::path& file, const StrategyLibrary& library, Diagnostics& problems) {
    Study study = read_study_file(file, problems);
    // Strategies are made here for the first time, and one may not come back.
    limit_plugin_calls(study.replicate_limit_seconds);
    if (problems.has_errors()) return {std::move(study), {}, {}, 0};
    ScenarioSource source = read_scenario_source(study, problems);
    if (problems.has_errors()) return {std::move(study), std::move(source), {}, 0};
    StudyPlan plan = make_plan(std::move(study), std::move(source), problems);
    if (!problems.has_errors()) check_plan(plan, library, problems);
    return plan;
}

}  // namespace firebreak
