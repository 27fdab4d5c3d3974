#include "engine/cli/scenarios_verb.hpp"

#include "engine/scenario/bundled_scenarios.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/study_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

// From here, if that is a way down; or in full.
std::string told(const fs::path& file) {
    std::error_code error;
    const fs::path relative = fs::relative(file, error);
    const bool is_below = !error && !relative.empty() && *relative.begin() != "..";
    return is_below ? relative.string() : file.string();
}

nlohmann::ordered_json json_of(const Scenario& scenario) {
    return {{"name", scenario.name},
            {"file", told(scenario.file)},
            {"title", scenario.title},
            {"question", scenario.question},
            {"evidence_grade", scenario.evidence_grade},
            {"strategy", short_form(scenario.strategy)},
            {"horizon", duration_text(scenario.horizon)},
            {"accounts", scenario.network.accounts},
            {"myths", scenario.myths}};
}

void print(const Scenario& scenario) {
    fmt::print("{}\n  {}\n", told(scenario.file), scenario.title);
    if (!scenario.question.empty()) fmt::print("  {}\n", scenario.question);
    fmt::print("  evidence {}, strategy {}, {}\n\n", scenario.evidence_grade.empty() ? "not graded" : scenario.evidence_grade,
               short_form(scenario.strategy), duration_text(scenario.horizon));
}

int list_scenarios(bool is_json) {
    const std::optional<fs::path> folder = bundled_scenario_folder();
    std::vector<fs::path> files = folder ? yaml_files_in(*folder) : std::vector<fs::path>{};
    std::erase_if(files, is_study_file);
    Diagnostics problems;
    if (files.empty()) {
        problems.error({.file = folder ? folder->string() : "firebreak"},
                       "holds no scenarios; FIREBREAK_SCENARIO_PATH may name another folder");
        problems.throw_if_errors();
    }
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const fs::path& file : files) {
        Diagnostics own;
        const Scenario scenario = read_scenario(file, {}, own);
        if (own.has_errors()) {
            for (const Problem& problem : own.problems()) fmt::print(stderr, "{}\n", problem.text());
        } else if (is_json) {
            all.push_back(json_of(scenario));
        } else {
            print(scenario);
        }
    }
    if (is_json) fmt::print("{}\n", all.dump(2));
    return 0;
}

}  // namespace

void register_scenarios_verb(CLI::App& app, int& exit_code) {
    auto is_json = std::make_shared<bool>(false);
    CLI::App* verb = app.add_subcommand("scenarios", "List the scenarios that come with the program.");
    verb->add_flag("--json", *is_json, "Print as JSON.");
    verb->footer("Example:\n  firebreak scenarios");
    verb->callback([is_json, &exit_code] { exit_code = list_scenarios(*is_json); });
}

}  // namespace firebreak
