// Many replicates of one scenario, side by side on one network: each on one thread, with strategies and draws of its own.
#include "engine/cli/interrupt.hpp"
#include "engine/cli/isolated_replicates.hpp"
#include "engine/cli/memory_limit.hpp"
#include "engine/cli/paired_reference.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/run_results.hpp"
#include "engine/cli/run_session.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/over_runs.hpp"
#include "engine/plugin/crash_line.hpp"
#include "engine/report/replicates_summary.hpp"
#include "engine/report/tables.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "engine/sim/parallel.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr int kFailed = 3;
constexpr int kPartlyDone = 4;
constexpr int kInterrupted = 130;

/// One replicate ready to run. Strategies are made one at a time, as their contract asks for, before the runs begin side by side.
struct Prepared {
    RunOptions options;
    Cast cast;
    Cast reference_cast;
};

Prepared prepare(const RunOptions& options, std::uint64_t repetition, const Scenario& scenario, const StrategyLibrary& library) {
    Prepared prepared{options, {}, {}};
    prepared.options.repetition = repetition;
    prepared.options.threads = 1;
    Diagnostics problems;
    prepared.cast = create_cast(library, scenario, problems);
    problems.throw_if_errors();
    if (wants_reference(options, scenario)) prepared.reference_cast = cast_of_reference(scenario, library);
    return prepared;
}

RunMeasures run_one(Prepared prepared, const Scenario& scenario, const FollowerGraph& graph, std::uint32_t influencer_followers,
                    std::optional<double> gain) {
    Simulation simulation{
        {scenario, graph, *prepared.cast.first, prepared.options.repetition, influencer_followers, 1, prepared.cast.later()}};
    simulation.run();
    if (!prepared.reference_cast.first) return measure_run(simulation, nullptr, gain);
    const PairedReference reference =
        reference_of(prepared.options, scenario, std::move(prepared.reference_cast), graph, influencer_followers);
    return measure_run(simulation, &reference.record, gain);
}

/// What all replicates share.
struct CommonGround {
    const Scenario& scenario;
    const StrategyLibrary& library;
    const FollowerGraph& graph;
    std::uint32_t influencer_followers = 0;
    std::optional<double> gain;
};

std::vector<ReplicateOutcome> run_in_threads(const RunOptions& options, const CommonGround& common, Progress& progress) {
    std::vector<ReplicateOutcome> replicates(static_cast<std::size_t>(options.replicates));
    Workers workers{options.threads == 0 ? Workers::available() : options.threads};
    // In batches, so that progress is told and Ctrl-C is heard from one thread.
    const auto batch = static_cast<std::size_t>(workers.count()) * 2;
    for (std::size_t first = 0; first < replicates.size() && !is_interrupted(); first += batch) {
        const std::size_t count = std::min(batch, replicates.size() - first);
        std::vector<Prepared> prepared;
        for (std::size_t i = 0; i < count; ++i)
            prepared.push_back(prepare(options, options.repetition + first + i, common.scenario, common.library));
        workers.for_each(count, [&](int, std::size_t piece) {
            ReplicateOutcome& replicate = replicates[first + piece];
            this_thread_runs_replicate(options.repetition + first + piece);
            try {
                replicate.measures =
                    run_one(std::move(prepared[piece]), common.scenario, common.graph, common.influencer_followers, common.gain);
                replicate.is_done = true;
            } catch (const std::exception& error) {
                // One bad replicate costs itself, not the others.
                replicate.failure = error.what();
            }
            this_thread_runs_no_replicate();
        });
        progress.update(static_cast<double>(first + count) / static_cast<double>(replicates.size()), "");
    }
    return replicates;
}

std::string spreads_json(const ReplicatesInput& input) {
    const auto value = [](const std::optional<double>& number) { return number ? nlohmann::json(*number) : nlohmann::json(nullptr); };
    nlohmann::json root;
    root["replicates"] = input.runs.size();
    root["failed"] = input.failed;
    for (const char* key : {"crisis", "amplified_crisis"}) {
        const Probability probability = probability_of(input.runs, key);
        root["probability"][key] = {
            {"estimate", value(probability.estimate)}, {"low", value(probability.low)}, {"high", value(probability.high)}};
    }
    for (const MeasureSpread& spread : spread_over_runs(input.runs)) {
        root["measures"][std::string{spread.info->key}] = {{"runs", spread.runs},
                                                           {"mean", value(spread.mean)},
                                                           {"median", value(spread.median)},
                                                           {"q05", value(spread.low)},
                                                           {"q95", value(spread.high)}};
    }
    return root.dump(2);
}

void refuse_what_is_for_one_run(const RunOptions& options) {
    if (!options.events.empty()) throw InputError({"--events"}, "writes the tables of one run; leave out --replicates");
    if (!options.checkpoint_every.empty()) throw InputError({"--checkpoint-every"}, "is for one run; leave out --replicates");
    if (options.explains_decisions) throw InputError({"--explain-decisions"}, "explains one run; leave out --replicates");
    if (!options.resume.empty()) throw InputError({"--resume"}, "continues one run; leave out --replicates");
}

}  // namespace

int replicates_session(const RunOptions& options) {
    refuse_what_is_for_one_run(options);
    hold_strategies_to_limit(options);
    const LoadedScenario loaded = load_scenario(options);
    const Scenario& scenario = loaded.scenario;
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const std::optional<ChosenPlugins> plugins = open_plugins(library, scenario.strategy, problems);
    problems.throw_if_errors();
    check_strategies(library, scenario, problems);
    problems.throw_if_errors();
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
    if (!options.out.empty()) make_folder(options.out);
    const Network network = make_network_within(options, scenario);
    const std::uint32_t influencer_followers = influencer_threshold(network.graph);
    const std::optional<double> gain = announce(options, scenario, network, *plugins, influencer_followers);

    catch_interrupts();
    Progress progress{fmt::format("{} replicates", options.replicates), options.shows_progress};
    const std::vector<ReplicateOutcome> replicates =
        has_own_strategies(scenario, *plugins, library)
            ? run_in_processes(options, scenario, library, progress)
            : run_in_threads(options, {scenario, library, network.graph, influencer_followers, gain}, progress);
    progress.clear();
    network.graph.require_sound();

    ReplicatesInput input{.title = scenario.title,
                          .scenario = scenario.name,
                          .strategy = short_form(scenario.strategy),
                          .seed = scenario.seed,
                          .accounts = network.graph.accounts(),
                          .end = kStart + scenario.horizon,
                          .runs = {},
                          .failed = 0};
    std::vector<SummaryRow> rows;
    for (std::size_t i = 0; i < replicates.size(); ++i) {
        const std::uint64_t repetition = options.repetition + i;
        if (!replicates[i].failure.empty()) {
            ++input.failed;
            fmt::print(stderr, "replicate {} failed: {}\n", repetition, replicates[i].failure);
        }
        if (!replicates[i].is_done) continue;
        rows.push_back({{static_cast<std::int64_t>(repetition), "base", repetition, scenario.seed}, input.end, replicates[i].measures});
        input.runs.push_back(replicates[i].measures);
    }
    if (!options.out.empty()) {
        static_cast<void>(write_summaries(options.out, rows));
        static_cast<void>(write_text_file(options.out / "scenario.yaml", to_yaml(scenario)));
        fmt::print(stderr, "results: {}\n", options.out.string());
    }
    if (input.runs.empty()) {
        fmt::print(stderr, "no replicate finished\n");
        return is_interrupted() ? kInterrupted : kFailed;
    }
    fmt::print("{}", options.is_json ? spreads_json(input) + "\n" : replicates_summary(input, terminal_style()));
    if (std::fflush(stdout) != 0) throw RunError("the summary could not be printed");
    if (is_interrupted()) {
        fmt::print(stderr, "interrupted: {} of {} replicates were run\n", input.runs.size(), options.replicates);
        return kInterrupted;
    }
    return input.failed > 0 ? kPartlyDone : 0;
}

}  // namespace firebreak
