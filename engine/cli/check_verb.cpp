#include "engine/cli/check_verb.hpp"

#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "engine/study/study_checks.hpp"
#include "engine/study/study_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

struct Options {
    std::vector<std::string> files;
    std::vector<std::string> overrides;
    bool json = false;
};

// A study is checked with its scenario and all its branches and points; problems of the scenario stand by themselves.
std::vector<Problem> problems_of_study(const std::string& file, const Options& options) {
    Diagnostics problems;
    if (!options.overrides.empty()) problems.error({"--set"}, fmt::format("is for scenarios; {} is a study, which has a key 'set'", file));
    static_cast<void>(read_and_check_study(file, StrategyLibrary{default_plugin_folders()}, problems));
    std::vector<Problem> sorted = problems.problems();
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.mark.file, a.mark.line, a.mark.column) < std::tie(b.mark.file, b.mark.line, b.mark.column);
    });
    return sorted;
}

// A playbook of the strategy rules, handed around without a scenario, becomes a scenario that has nothing else.
std::optional<Scenario> as_playbook(const std::string& file) {
    Diagnostics unread;
    const std::optional<YamlNode> root = read_yaml(file, unread);
    if (!root || root->find("firebreak") != nullptr) return std::nullopt;
    if (root->find("rules") == nullptr && root->find("standing_orders") == nullptr) return std::nullopt;
    Scenario scenario;
    scenario.strategy.name = "rules";
    scenario.strategy.params.push_back({"playbook", config_tree_of(*root), root->mark});
    return scenario;
}

// A script of the strategy lua, likewise.
std::optional<Scenario> as_script(const std::string& file) {
    if (!file.ends_with(".lua")) return std::nullopt;
    Scenario scenario;
    scenario.strategy.name = "lua";
    // A mark without a line is one of the command line, where paths begin at the current folder.
    scenario.strategy.params.push_back({"script", file, Mark{.file = file}});
    return scenario;
}

// In the order of the file's lines, as one mends them; overrides first.
std::vector<Problem> problems_of(const std::string& file, const Options& options, const ScenarioCheck& further_check) {
    if (is_study_file(file)) return problems_of_study(file, options);
    Diagnostics problems;
    std::optional<Scenario> strategy = as_script(file);
    if (!strategy) strategy = as_playbook(file);
    const Scenario scenario = strategy ? *std::move(strategy) : read_scenario(file, ReadOptions{options.overrides}, problems);
    if (!problems.has_errors() && further_check) further_check(scenario, problems);
    std::vector<Problem> sorted = problems.problems();
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.mark.line, a.mark.column) < std::tie(b.mark.line, b.mark.column);
    });
    return sorted;
}

std::string counted(std::size_t count, const char* noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

void print_text(const std::vector<Problem>& problems, std::size_t files) {
    for (const Problem& problem : problems) std::cout << problem.text() << '\n';
    std::cout << counted(files, "file") << ", " << counted(problems.size(), "problem") << '\n';
}

void print_json(const std::vector<Problem>& problems, std::size_t files) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems) {
        list.push_back({{"file", problem.mark.file},
                        {"line", problem.mark.line},
                        {"column", problem.mark.column},
                        {"severity", problem.severity == Severity::error ? "error" : "warning"},
                        {"message", problem.message}});
    }
    const nlohmann::ordered_json result{{"files", files}, {"problems", std::move(list)}};
    std::cout << result.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}  // namespace

void register_check_verb(CLI::App& app, int& exit_code, ScenarioCheck further_check) {
    CLI::App* verb = app.add_subcommand(
        "check", "Check scenarios, studies, playbooks and scripts and report every problem at once, each with its line and column");
    const auto options = std::make_shared<Options>();
    verb->add_option("FILE", options->files, "Scenarios, studies, playbooks of the strategy rules (.yaml), scripts in Lua (.lua)")
        ->required();
    verb->add_option("--set", options->overrides, "Change a value before checking: key.path=value; may be given several times")
        ->allow_extra_args(false);
    verb->add_flag("--json", options->json, "Print the problems as JSON");
    verb->footer(
        "Example:\n"
        "  firebreak check scenarios/*.yaml\n"
        "  firebreak check my_playbook.yaml\n"
        "  firebreak check my_script.lua\n"
        "  firebreak check scenarios/fr_bank_outage.yaml --set incidents.outage.affected=30%\n"
        "Exit code: 0 without errors (warnings may be printed), 2 otherwise.");
    verb->callback([options, &exit_code, further_check = std::move(further_check)] {
        std::vector<Problem> problems;
        for (const std::string& file : options->files) {
            const std::vector<Problem> found = problems_of(file, *options, further_check);
            problems.insert(problems.end(), found.begin(), found.end());
        }
        const bool has_errors =
            std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.severity == Severity::error; });
        if (has_errors) exit_code = 2;
        if (options->json) print_json(problems, options->files.size());
        else print_text(problems, options->files.size());
    });
}

}  // namespace firebreak
