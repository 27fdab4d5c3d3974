#include "engine/study/study_cells.hpp"

#include "engine/scenario/scenario_reader.hpp"

#include <fmt/format.h>

namespace firebreak {
namespace {

constexpr std::string_view kOverride = "--set ";

// The place of the change that a problem is about; the problem's own where it is about the file.
Mark place_of(const Mark& mark, const std::vector<Assignment>& changes) {
    if (mark.line != 0 || !mark.file.starts_with(kOverride)) return mark;
    const std::string_view text = std::string_view{mark.file}.substr(kOverride.size());
    for (const Assignment& change : changes) {
        if (change.text == text && change.mark.line != 0) return change.mark;
    }
    return mark;
}

}  // namespace

std::vector<Assignment> changes_of(const Study& study, const StudyBranch* branch, const StudyPoint* point) {
    std::vector<Assignment> changes = study.changes;
    if (study.seed) changes.push_back({fmt::format("seed={}", *study.seed), {}});
    if (branch != nullptr) changes.insert(changes.end(), branch->changes.begin(), branch->changes.end());
    if (point != nullptr) changes.insert(changes.end(), point->changes.begin(), point->changes.end());
    return changes;
}

Scenario read_changed(const Study& study, const ScenarioSource& source, const StudyBranch* branch, const StudyPoint* point,
                      Diagnostics& problems) {
    const std::vector<Assignment> changes = changes_of(study, branch, point);
    ReadOptions options;
    for (const Assignment& change : changes) options.overrides.push_back(change.text);
    Diagnostics found;
    Scenario scenario = read_scenario_text(source.text, source.file, options, found);
    for (const Problem& problem : found.problems()) {
        const Mark mark = place_of(problem.mark, changes);
        if (problem.severity == Severity::error) problems.error(mark, problem.message);
        else problems.warning(mark, problem.message);
    }
    // The strategy's parameters are checked later, and are to be found in the study as well.
    scenario.strategy.mark = place_of(scenario.strategy.mark, changes);
    for (StrategyParam& param : scenario.strategy.params) param.mark = place_of(param.mark, changes);
    for (ModifierChoice& modifier : scenario.strategy.modifiers) {
        modifier.mark = place_of(modifier.mark, changes);
        for (StrategyParam& param : modifier.params) param.mark = place_of(param.mark, changes);
    }
    return scenario;
}

std::string cell_text(const StudyBranch* branch, std::uint32_t number, const StudyPoint* point) {
    std::string text = branch == nullptr ? "all branches" : fmt::format("branch {}", branch->name);
    if (point == nullptr || point->changes.empty()) return text;
    text += fmt::format(" at point {} (", number);
    for (std::size_t i = 0; i < point->changes.size(); ++i) text += (i == 0 ? "" : ", ") + point->changes[i].text;
    return text + ")";
}

}  // namespace firebreak
