#include "engine/study/plan_design.hpp"

#include "engine/study/assignments.hpp"

#include <algorithm>
#include <utility>

namespace firebreak {

PlanDesign design_of(const std::vector<StudyPoint>& points, std::vector<std::string> branches) {
    PlanDesign design{std::move(branches), {}, {}};
    if (points.empty()) return design;
    for (const Assignment& change : points.front().changes) design.keys.emplace_back(key_of(change));
    for (const StudyPoint& point : points) {
        std::vector<std::string> values;
        for (const Assignment& change : point.changes) values.emplace_back(value_of(change));
        design.points.push_back(std::move(values));
    }
    return design;
}

StudyPlan with_design(StudyPlan plan, const PlanDesign& design) {
    if (design.is_empty()) return plan;
    Study& study = plan.study;
    study.sweep = {};
    study.robustness = {.points = 0, .repetitions = 1, .parameters = {}};
    study.stopping = {};
    const auto is_wanted = [&](const std::string& name) {
        return design.branches.empty() || std::find(design.branches.begin(), design.branches.end(), name) != design.branches.end();
    };
    std::erase_if(study.branches, [&](const StudyBranch& branch) { return !is_wanted(branch.name); });
    if (!is_wanted(study.baseline) && !study.branches.empty()) study.baseline = study.branches.front().name;
    plan.points.resize(1);
    for (const std::vector<std::string>& values : design.points) {
        StudyPoint point{PointKind::design, {}};
        for (std::size_t i = 0; i < design.keys.size() && i < values.size(); ++i)
            point.changes.push_back({design.keys[i] + "=" + values[i], {}});
        plan.points.push_back(std::move(point));
    }
    return plan;
}

}  // namespace firebreak
