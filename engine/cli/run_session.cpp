#include "engine/cli/run_session.hpp"

#include "engine/cli/company_session.hpp"
#include "engine/cli/interrupt.hpp"
#include "engine/cli/memory_limit.hpp"
#include "engine/cli/paired_reference.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/run_results.hpp"
#include "engine/plugin/call_board.hpp"
#include "engine/plugin/crash_line.hpp"
#include "engine/plugin/explained_strategy.hpp"
#include "engine/report/gain_text.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/strategy_files.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/sim/checkpoint.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace firebreak {
namespace {

constexpr int kInterrupted = 130;
/// Progress is looked at, and Ctrl-C obeyed, this many times in a run.
constexpr std::int64_t kSlices = 400;

void print_problems(const Diagnostics& problems) {
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
}

}  // namespace

void hold_strategies_to_limit(const RunOptions& options) {
    const Reading<Duration> limit = read_duration(options.replicate_limit);
    if (!limit.value) throw InputError({"--replicate-limit"}, fmt::format("is '{}', but must {}", options.replicate_limit, limit.wish));
    if (limit.value->count() <= 0) throw InputError({"--replicate-limit"}, "must be longer than 0");
    limit_plugin_calls(hours_of(*limit.value) * 3600.0);
}

LoadedScenario load_scenario(const RunOptions& options) {
    ReadOptions read;
    read.overrides = options.overrides;
    if (options.strategy) {
        const std::vector<std::string> choice = strategy_overrides(*options.strategy);
        read.overrides.insert(read.overrides.begin(), choice.begin(), choice.end());
    }
    if (options.seed) read.overrides.push_back(fmt::format("seed={}", *options.seed));
    Diagnostics problems;
    LoadedScenario loaded{read_scenario(options.scenario, read, problems), {}};
    if (!options.journal.empty() && !problems.has_errors()) {
        loaded.journal = read_commands(options.journal, loaded.scenario, problems);
        loaded.scenario.timeline.insert(loaded.scenario.timeline.end(), loaded.journal.begin(), loaded.journal.end());
    }
    if (!problems.has_errors()) read_strategy_files(StrategyLibrary{default_plugin_folders(), options.plugins}, loaded.scenario, problems);
    problems.throw_if_errors();
    print_problems(problems);
    return loaded;
}

namespace {

std::optional<Duration> checkpoint_step(const RunOptions& options) {
    if (options.checkpoint_every.empty()) return std::nullopt;
    const Reading<Duration> step = read_duration(options.checkpoint_every);
    if (!step.value) throw InputError({"--checkpoint-every"}, fmt::format("is '{}', but must {}", options.checkpoint_every, step.wish));
    if (step.value->count() <= 0) throw InputError({"--checkpoint-every"}, "must be longer than 0");
    if (options.out.empty()) throw InputError({"--checkpoint-every"}, "needs --out DIR, where the checkpoints are put");
    return step.value;
}

// Puts a listener around each of them, and gives back the listeners.
std::vector<const ExplainedStrategy*> listen_to(Cast& cast) {
    std::vector<const ExplainedStrategy*> explained;
    const auto wrap = [&](std::unique_ptr<Strategy>& strategy) {
        auto listener = std::make_unique<ExplainedStrategy>(std::move(strategy));
        explained.push_back(listener.get());
        strategy = std::move(listener);
    };
    wrap(cast.first);
    for (std::unique_ptr<Strategy>& successor : cast.successors) wrap(successor);
    return explained;
}

// One takes over from the other, so that their reasons follow each other in time.
std::vector<Explanation> reasons_of(const std::vector<const ExplainedStrategy*>& explained) {
    std::vector<Explanation> all;
    for (const ExplainedStrategy* one : explained) all.insert(all.end(), one->explanations().begin(), one->explanations().end());
    return all;
}

// "canned 1.0.0 + silo 1.0.0"
std::string names_and_versions(const ChosenPlugins& plugins) {
    std::string text = plugins.strategy.name() + " " + plugins.strategy.version();
    for (const StrategyPlugin& modifier : plugins.modifiers) text += " + " + modifier.name() + " " + modifier.version();
    return text;
}

std::string checkpoint_name(Time when) {
    std::string name = instant_text(when - kStart);
    std::replace(name.begin(), name.end(), ' ', '-');
    std::replace(name.begin(), name.end(), ':', 'h');
    return "checkpoint-" + name + ".fbckpt";
}

}  // namespace

void make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw RunError(fmt::format("cannot create the folder {}: {}", folder.string(), error.message()));
}

namespace {

// Runs to the horizon, in slices; returns false when the user stopped it.
bool run_to_the_end(Simulation& simulation, const RunOptions& options, std::optional<Duration> checkpoint_every) {
    const Time horizon = kStart + simulation.scenario().horizon;
    const Duration slice = std::max<Duration>(simulation.scenario().horizon / kSlices, minutes{10});
    Progress progress{simulation.scenario().name, options.shows_progress};
    Time next_checkpoint = kNever;
    if (checkpoint_every) next_checkpoint = kStart + *checkpoint_every * (1 + (simulation.now() - kStart) / *checkpoint_every);
    while (!simulation.is_done()) {
        const Time until = std::min({simulation.now() + slice, next_checkpoint, horizon});
        simulation.run_until(until);
        if (is_interrupted()) return false;
        if (simulation.now() >= next_checkpoint && !simulation.is_done()) {
            write_checkpoint(simulation, options.out / checkpoint_name(next_checkpoint));
            next_checkpoint += *checkpoint_every;
        }
        progress.update(
            static_cast<double>((simulation.now() - kStart).count()) / static_cast<double>(simulation.scenario().horizon.count()),
            fmt::format("{}, {} posts", instant_text(simulation.now() - kStart), simulation.book().posts.size()));
    }
    return true;
}

int stop_early(const Simulation& simulation, const RunOptions& options) {
    const std::string where = instant_text(simulation.now() - kStart);
    if (options.out.empty()) {
        fmt::print(stderr, "interrupted at {}; nothing was written, for no --out folder was given\n", where);
    } else {
        const std::filesystem::path file = options.out / "interrupted.fbckpt";
        write_checkpoint(simulation, file);
        fmt::print(stderr, "interrupted at {}; go on with --resume {}\n", where, file.string());
    }
    return kInterrupted;
}

}  // namespace

std::optional<double> announce(const RunOptions& options, const Scenario& scenario, const Network& network, const ChosenPlugins& plugins,
                               std::uint32_t influencer_followers) {
    for (const std::string& note : network.notes) fmt::print(stderr, "{}\n", note);
    fmt::print(stderr, "network: {}\nstrategy: {}\n", network.summary, names_and_versions(plugins));
    if (scenario.platform.follow_weights && !network.graph.has_weights()) {
        throw InputError({scenario.file}, "platform.follow_weights is true, but the graph has no third column of probabilities");
    }
    const MemoryForecast memory =
        forecast_memory(scenario, network.graph.accounts(), network.graph.follows(), runs_in_memory(options, scenario));
    fmt::print(stderr, "{}\n", memory_text(memory));
    if (!options.prints_gain) return std::nullopt;
    const EffectiveGain gain = effective_gain(scenario, network.graph, influencer_followers);
    fmt::print(stderr, "{}", gain_text(gain));
    return gain.undefined_because.empty() ? std::optional{gain.gamma} : std::nullopt;
}

int run_session(const RunOptions& options) {
    const auto started = std::chrono::system_clock::now();
    const std::optional<Duration> checkpoint_every = checkpoint_step(options);
    if (!options.events.empty() && options.out.empty()) throw InputError({"--events"}, "needs --out DIR, where the tables are put");
    hold_strategies_to_limit(options);
    const LoadedScenario loaded = load_scenario(options);
    const Scenario& scenario = loaded.scenario;
    if (scenario.companies.count > 0) return company_session(scenario, options);
    this_thread_runs_replicate(options.repetition);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const std::optional<ChosenPlugins> plugins = open_plugins(library, scenario.strategy, problems);
    problems.throw_if_errors();
    Cast cast = create_cast(library, scenario, problems);
    problems.throw_if_errors();
    const std::vector<const ExplainedStrategy*> explained =
        options.explains_decisions ? listen_to(cast) : std::vector<const ExplainedStrategy*>{};
    print_problems(problems);
    if (!options.out.empty()) make_folder(options.out);

    const Network network = make_network_within(options, scenario);
    const std::uint32_t influencer_followers = influencer_threshold(network.graph);
    const std::optional<double> gain = announce(options, scenario, network, *plugins, influencer_followers);
    Simulation simulation{{scenario, network.graph, *cast.first, options.repetition, influencer_followers, options.threads, cast.later()}};
    if (!options.resume.empty()) {
        read_checkpoint(simulation, options.resume);
        fmt::print(stderr, "resumed at {}\n", instant_text(simulation.now() - kStart));
    }
    catch_interrupts();
    if (!run_to_the_end(simulation, options, checkpoint_every)) return stop_early(simulation, options);
    std::optional<PairedReference> reference;
    if (wants_reference(options, scenario))
        reference = reference_of(options, scenario, cast_of_reference(scenario, library), network.graph, influencer_followers);
    network.graph.require_sound();
    const RunRecord* quiet = reference ? &reference->record : nullptr;
    print_results({simulation, scenario, loaded.journal, *plugins, network, started, quiet, reasons_of(explained), gain}, options);
    return 0;
}

}  // namespace firebreak
