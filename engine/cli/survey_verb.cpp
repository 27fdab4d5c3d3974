#include "engine/cli/survey_verb.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/cli/many_runs.hpp"
#include "engine/measure/interview.hpp"
#include "engine/report/survey_text.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/sim/network.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {
namespace {

constexpr int kInterrupted = 130;

struct Options {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> overrides;
    std::vector<std::filesystem::path> plugins;
    std::optional<std::string> strategy;
    std::optional<std::uint64_t> seed;
    std::int64_t replicates = 4;
    int threads = 0;
    bool is_json = false;
};

// All files are read before any is run: a slip in the last one is told at once.
std::vector<Scenario> read_all(const Options& options) {
    ReadOptions read{options.overrides};
    if (options.strategy) {
        const std::vector<std::string> choice = strategy_overrides(*options.strategy);
        read.overrides.insert(read.overrides.begin(), choice.begin(), choice.end());
    }
    if (options.seed) read.overrides.push_back(fmt::format("seed={}", *options.seed));
    Diagnostics problems;
    std::vector<Scenario> scenarios;
    for (const std::filesystem::path& file : options.files) scenarios.push_back(read_scenario(file, read, problems));
    problems.throw_if_errors();
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
    return scenarios;
}

// Nothing when the user stopped it.
std::optional<SurveyedScenario> surveyed(const Scenario& scenario, const StrategyLibrary& library, const Options& options) {
    Diagnostics problems;
    SurveyedScenario answer{scenario.name, scenario.title, short_form(scenario.strategy), options.replicates, scenario.survey_targets, {}};
    std::vector<PlannedRun> runs;
    for (std::int64_t i = 0; i < options.replicates; ++i)
        runs.push_back({&scenario, create_cast(library, scenario, problems), static_cast<std::uint64_t>(i)});
    problems.throw_if_errors();
    const Network network = make_network(scenario.network);
    fmt::print(stderr, "{}: {}\n", scenario.name, network.summary);
    std::vector<SurveyResult> results(runs.size());
    const bool is_whole = run_all(runs, network.graph, options.threads,
                                  [&](std::size_t place, const Simulation& simulation) { results[place] = ask(survey_input(simulation)); });
    if (!is_whole) return std::nullopt;
    network.graph.require_sound();
    for (const SurveyResult& result : results) answer.result += result;
    return answer;
}

int survey(const Options& options) {
    const std::vector<Scenario> scenarios = read_all(options);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    for (const Scenario& scenario : scenarios) check_strategies(library, scenario, problems);
    problems.throw_if_errors();
    catch_interrupts();
    std::vector<SurveyedScenario> answers;
    for (const Scenario& scenario : scenarios) {
        std::optional<SurveyedScenario> answer = surveyed(scenario, library, options);
        if (!answer) return kInterrupted;
        answers.push_back(std::move(*answer));
    }
    const CompaniesParams& companies = scenarios.front().companies;
    if (options.is_json) {
        fmt::print("{}", survey_json(answers, companies.answering_coverage, companies.survey_replied));
    } else {
        fmt::print("{}\n{}", survey_text(answers), consistency_text(companies.answering_coverage, companies.survey_replied));
    }
    if (std::fflush(stdout) != 0) throw RunError("the answers could not be printed");
    return 0;
}

}  // namespace

void register_survey_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("survey", "Ask the people of scenarios what surveys asked, and compare with what was published.");
    verb->add_option("scenario", options->files, "Scenario files; several are shown side by side.")->required();
    verb->add_option("--set", options->overrides, "Override a parameter in all of them; may be repeated.")->allow_extra_args(false);
    verb->add_option("--strategy", options->strategy, "Response strategy, in place of the scenarios'.");
    verb->add_option("--plugin", options->plugins, "A strategy in a file of your own; may be repeated.")->allow_extra_args(false);
    verb->add_option("--seed", options->seed, "Seed of all random draws, in place of the scenarios'.");
    verb->add_option("--replicates", options->replicates, "Runs of each scenario, whose people are asked together.")
        ->check(CLI::Range(1, 100'000));
    verb->add_option("--threads", options->threads, "Runs at once; 0: as many as the machine has. Changes no result.")
        ->check(CLI::Range(0, 1024));
    verb->add_flag("--json", options->is_json, "Print all items as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak survey scenarios/fr_2012_eptica.yaml scenarios/us_2011_maritz.yaml\n\n"
        "A target that is missed is said, and is no failure. Exit codes: 0 done, 2 bad input, 3 failed, 130 interrupted.");
    verb->callback([options, &exit_code] { exit_code = survey(*options); });
}

}  // namespace firebreak
