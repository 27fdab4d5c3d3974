#include "engine/study/own_plugins.hpp"

#include "engine/plugin/loader.hpp"
#include "engine/study/assignments.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace firebreak {
namespace {

std::set<std::string> names_in(const Scenario& scenario) {
    std::set<std::string> names{scenario.strategy.name};
    for (const ModifierChoice& modifier : scenario.strategy.modifiers) names.insert(modifier.name);
    for (const Command& command : scenario.timeline) {
        if (command.kind == CommandKind::strategy) names.insert(command.strategy);
    }
    return names;
}

// A point may put any strategy in place of the branch's.
bool points_choose_strategies(const StudyPlan& plan) {
    return std::any_of(plan.points.begin(), plan.points.end(), [](const StudyPoint& point) {
        return std::any_of(point.changes.begin(), point.changes.end(),
                           [](const Assignment& change) { return key_of(change) == "strategy"; });
    });
}

// The files of the strategies that a branch follows.
std::vector<std::filesystem::path> files_of(const StudyPlan& plan, const PlanFile& file, std::uint32_t branch) {
    const std::set<std::string> names = names_in(cell_scenario(plan, branch, 0));
    std::vector<std::filesystem::path> files;
    for (const UsedStrategy& used : file.strategies) {
        if (names.contains(used.name)) files.emplace_back(used.file);
    }
    return files;
}

}  // namespace

std::vector<std::uint32_t> process_circles(const StudyPlan& plan, const PlanFile& file) {
    const bool is_open = points_choose_strategies(plan) && !file.plugins.empty();
    std::vector<std::uint32_t> circles;
    for (std::uint32_t branch = 0; branch < plan.study.branches.size(); ++branch) {
        const std::vector<std::filesystem::path> files = files_of(plan, file, branch);
        const bool is_own = is_open || !std::all_of(files.begin(), files.end(), is_bundled);
        circles.push_back(is_own ? branch + 1 : 0);
    }
    return circles;
}

std::vector<std::filesystem::path> own_plugins_of(const StudyPlan& plan, const PlanFile& file, std::uint32_t branch) {
    std::vector<std::filesystem::path> plugins{file.plugins.begin(), file.plugins.end()};
    if (plugins.empty() || points_choose_strategies(plan)) return plugins;
    const std::vector<std::filesystem::path> needed = files_of(plan, file, branch);
    std::erase_if(plugins,
                  [&](const std::filesystem::path& plugin) { return std::find(needed.begin(), needed.end(), plugin) == needed.end(); });
    return plugins;
}

}  // namespace firebreak
