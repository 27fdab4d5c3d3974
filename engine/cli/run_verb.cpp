#include "engine/cli/run_verb.hpp"

#include "engine/cli/run_session.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace firebreak {

void register_run_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<RunOptions>();
    CLI::App* verb = app.add_subcommand("run", "Simulate one replicate of a scenario.");
    verb->add_option("scenario", options->scenario, "Scenario file.")->required();
    verb->add_option("--set", options->overrides, "Override a parameter: --set platform.visibility=0.2; may be repeated.")
        ->allow_extra_args(false);
    verb->add_option("--strategy", options->strategy,
                     "Response strategy, in place of the scenario's; with modifiers: canned+slow_approval; or a playbook: mine.yaml; or a "
                     "script: mine.lua.");
    verb->add_option("--plugin", options->plugins, "A strategy in a file of your own; may be repeated.")->allow_extra_args(false);
    verb->add_option("--seed", options->seed, "Seed of all random draws, in place of the scenario's.");
    verb->add_option("--replicate", options->repetition,
                     "Number of the replicate: another one is another possible course of the same experiment.");
    verb->add_option("--replicates", options->replicates,
                     "Run so many replicates side by side and tell how they spread, the probability of a crisis first.")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    verb->add_option("--replicate-limit", options->replicate_limit,
                     "Of many replicates, give up one with a strategy of your own that takes longer by the clock: '10 min', also when "
                     "left out. A single run is given up when one call of the strategy takes longer.");
    verb->add_flag("!--no-reference", options->makes_reference,
                   "Do not run the same people without any incident as well; damage (RDI, excess churn) is then not measured.");
    verb->add_option("--threads", options->threads, "Threads; 0: as many as the machine has. Changes no result.")
        ->check(CLI::Range(0, 1024));
    verb->add_option("--out", options->out, "Folder for summary.csv, timeseries.csv, scenario.yaml, journal.yaml and manifest.json.");
    verb->add_option("--events", options->events, "Also write these tables: posts, cases, decisions (comma-separated). Needs --out.")
        ->delimiter(',')
        ->check(CLI::IsMember({"posts", "cases", "decisions"}));
    verb->add_option("--checkpoint-every", options->checkpoint_every,
                     "Write a checkpoint to the --out folder after every such stretch of simulated time: '1 d'.");
    verb->add_option("--resume", options->resume, "Continue from a checkpoint of the same scenario, seed and replicate.");
    verb->add_option("--journal", options->journal,
                     "Commands to carry out besides the scenario's timeline; journal.yaml of an earlier run, or your own.");
    verb->add_option("--memory", options->memory, "Refuse to begin a run that may take more than this: '8 GiB'; says what it would take.");
    verb->add_flag("--explain-decisions", options->explains_decisions,
                   "Say why the strategy did what it did (which rule fired, on what values), for strategies that give reasons; with --out "
                   "also as explain.csv. Changes no result.");
    verb->add_flag("--progress", options->shows_progress, "Show progress from the start, also where stderr is no terminal.");
    verb->add_flag("--json", options->is_json, "Print all measures as JSON instead of the summary.");
    verb->add_flag("!--no-gain", options->prints_gain, "Leave out the effective gain, which is printed before the run.");
    verb->footer(
        "Example:\n"
        "  firebreak run scenarios/fr_bank_outage.yaml --strategy reply_and_fix --out out\n\n"
        "Ctrl-C leaves a checkpoint in the --out folder. Exit codes: 0 done, 2 bad input, 3 failed, "
        "4 some of many replicates failed, 130 interrupted.");
    verb->callback([options, &exit_code] { exit_code = options->replicates > 1 ? replicates_session(*options) : run_session(*options); });
}

}  // namespace firebreak
