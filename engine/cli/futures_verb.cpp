#include "engine/cli/futures_verb.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/run_session.hpp"
#include "engine/live/futures.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/paired_statistics.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace firebreak {
namespace {

constexpr int kInterrupted = 130;

struct Options {
    RunOptions run;
    std::string at;
    std::vector<std::string> strategies;
    std::vector<std::size_t> without;
    std::uint32_t replicates = 20;
};

/// What is compared, by branch and replicate.
struct Figure {
    const char* name;
    double (*of)(const FutureOutcome& outcome);
};
constexpr std::array<Figure, 4> kFigures{{{"items after", [](const FutureOutcome& o) { return static_cast<double>(o.items_after); }},
                                          {"accounts reached", [](const FutureOutcome& o) { return static_cast<double>(o.reach_at_end); }},
                                          {"peak per hour", [](const FutureOutcome& o) { return static_cast<double>(o.peak_per_hour); }},
                                          {"euros spent", [](const FutureOutcome& o) { return o.spent; }}}};

std::string interval_of(const std::vector<double>& differences) {
    const std::optional<double> average = mean(differences);
    const std::optional<Bounds> bounds = mean_bounds(std::vector<std::optional<double>>(differences.begin(), differences.end()));
    if (!average) return {};
    if (!bounds) return fmt::format("{:+.0f}", *average);
    return fmt::format("{:+.0f} ({:+.0f} to {:+.0f}){}", *average, bounds->low, bounds->high,
                       bounds->low <= 0.0 && bounds->high >= 0.0 ? " not distinguishable" : "");
}

void print_table(const FuturesPlan& plan, const std::vector<FutureOutcome>& outcomes) {
    const auto values = [&](std::size_t branch, const Figure& figure) {
        std::vector<double> list;
        for (const FutureOutcome& one : outcomes) {
            if (one.branch == branch) list.push_back(figure.of(one));
        }
        return list;
    };
    for (const Figure& figure : kFigures) {
        fmt::print("{}\n", figure.name);
        const std::vector<double> base = values(0, figure);
        for (std::size_t b = 0; b < plan.branches.size(); ++b) {
            const std::vector<double> own = values(b, figure);
            if (own.empty()) continue;
            double mean = 0.0;
            for (const double value : own) mean += value / static_cast<double>(own.size());
            std::string against;
            if (b > 0) {
                std::vector<double> differences;
                for (std::size_t i = 0; i < std::min(own.size(), base.size()); ++i) differences.push_back(own[i] - base[i]);
                against = "  against the first: " + interval_of(differences);
            }
            fmt::print("  {:<28} {:>12.0f}{}\n", plan.branches[b].name, mean, against);
        }
    }
}

void print_line(const FuturesPlan& plan, const FutureOutcome& outcome) {
    const nlohmann::ordered_json line{{"say", "future"},
                                      {"branch", plan.branches[outcome.branch].name},
                                      {"replicate", outcome.replicate},
                                      {"at_us", microseconds_of(plan.at)},
                                      {"step_us", plan.scenario.sim.metrics_tick.count()},
                                      {"volume", outcome.volume},
                                      {"reach", outcome.reach},
                                      {"items_after", outcome.items_after},
                                      {"reach_at_end", outcome.reach_at_end},
                                      {"peak_per_hour", outcome.peak_per_hour},
                                      {"satisfied", outcome.satisfied},
                                      {"spent", outcome.spent}};
    fmt::print("{}\n", line.dump());
    if (std::fflush(stdout) != 0) throw RunError("the results could not be printed");
}

Time moment_of(const Options& options, const Scenario& scenario) {
    // A journal entry's reader knows "t0 + 3 h" as well as "d7 09:00".
    Diagnostics problems;
    const std::vector<Command> at =
        read_commands_text(fmt::format("- at: {}\n  do: note\n  text: x\n", options.at), "--at", scenario, problems);
    problems.throw_if_errors();
    const Duration width = std::max(scenario.platform.min_reaction, Duration{1});
    return kStart + (at.front().at + width - Duration{1}) / width * width;
}

int futures(const Options& options) {
    RunOptions reading = options.run;
    reading.journal.clear();
    const LoadedScenario loaded = load_scenario(reading);
    const Scenario& scenario = loaded.scenario;
    if (scenario.companies.count > 0) throw InputError({scenario.file}, "the scenario is about many companies; futures follow one");
    const StrategyLibrary library{default_plugin_folders(), options.run.plugins};
    Diagnostics problems;
    std::vector<Command> journal;
    if (!options.run.journal.empty()) journal = read_commands(options.run.journal, scenario, problems);
    std::vector<FutureBranch> branches{{"as it stands", "", std::nullopt}};
    for (const std::string& name : options.strategies) branches.push_back({name, name, std::nullopt});
    for (const std::size_t number : options.without) {
        if (number < 1 || number > journal.size())
            problems.error({"--without"}, fmt::format("is {}, but the journal's entries are 1 to {}", number, journal.size()));
        else branches.push_back({fmt::format("without entry {}", number), "", number - 1});
    }
    problems.throw_if_errors();
    const Network network = make_network(scenario.network);
    const FuturesPlan plan{scenario,           network.graph,         library, journal, moment_of(options, scenario), branches,
                           options.replicates, options.run.repetition};
    catch_interrupts();
    Progress progress{"futures", options.run.shows_progress};
    std::vector<FutureOutcome> outcomes;
    run_futures(plan, [&](const FutureOutcome& outcome) {
        if (options.run.is_json) print_line(plan, outcome);
        outcomes.push_back(outcome);
        progress.update(static_cast<double>(outcomes.size()) / static_cast<double>(branches.size() * options.replicates),
                        plan.branches[outcome.branch].name);
        return !is_interrupted();
    });
    if (!options.run.is_json) print_table(plan, outcomes);
    return outcomes.size() < branches.size() * options.replicates ? kInterrupted : 0;
}

}  // namespace

void register_futures_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("futures", "Say what may come after a moment of a run, under this strategy or that one.");
    verb->add_option("scenario", options->run.scenario, "Scenario file.")->required();
    verb->add_option("--at", options->at, "The moment: 'd7 09:00', 't0 + 3 h'.")->required();
    verb->add_option("--strategies", options->strategies, "Strategies that take over at that moment (comma-separated).")->delimiter(',');
    verb->add_option("--without", options->without, "Leave out these entries of the journal, counted from 1 (comma-separated).")
        ->delimiter(',');
    verb->add_option("--replicates", options->replicates, "Futures of each; the first is the one that the run itself has.")
        ->default_val(20)
        ->check(CLI::Range(1, 100'000));
    verb->add_option("--journal", options->run.journal, "What was commanded in the run: its journal.yaml.");
    verb->add_option("--set", options->run.overrides, "Override a parameter; may be repeated.")->allow_extra_args(false);
    verb->add_option("--strategy", options->run.strategy, "Response strategy of the run, in place of the scenario's.");
    verb->add_option("--plugin", options->run.plugins, "A strategy in a file of your own; may be repeated.")->allow_extra_args(false);
    verb->add_option("--seed", options->run.seed, "Seed of all random draws, in place of the scenario's.");
    verb->add_option("--replicate", options->run.repetition, "Number of the replicate whose futures are wanted.");
    verb->add_flag("--progress", options->run.shows_progress, "Show progress from the start, also where stderr is no terminal.");
    verb->add_flag("--json", options->run.is_json, "Print each future as one line of JSON, as soon as it is known.");
    verb->footer(
        "Example:\n"
        "  firebreak futures scenarios/fr_bank_outage.yaml --at 't0 + 2 h' --strategies canned,crisis_plan\n\n"
        "Everything before the moment is the same in all of them; from there on each future draws anew, and all ways meet the same "
        "futures: "
        "differences are taken pair by pair, with their 95 % intervals. Exit codes: 0 done, 2 bad input, 3 failed, 130 interrupted.");
    verb->callback([options, &exit_code] { exit_code = futures(*options); });
}

}  // namespace firebreak
