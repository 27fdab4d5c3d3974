#include "engine/live/futures.hpp"

#include "engine/measure/volume.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/sim/simulation.hpp"

#include <algorithm>
#include <memory>

namespace firebreak {
namespace {

// Far from the numbers of ordinary replicates.
constexpr std::uint64_t kFirstFuture = std::uint64_t{1} << 32U;

/// A simulation with all that it refers to.
struct Run {
    Scenario scenario;
    Cast cast;
    std::unique_ptr<Strategy> successor;
    std::vector<std::unique_ptr<Strategy>> later;
    std::unique_ptr<Simulation> simulation;
};

std::unique_ptr<Run> make_run(const FuturesPlan& plan, std::vector<Command> commands, std::optional<std::uint64_t> future,
                              std::uint32_t influencer_followers) {
    auto run = std::make_unique<Run>();
    run->scenario = plan.scenario;
    run->scenario.timeline.insert(run->scenario.timeline.end(), commands.begin(), commands.end());
    Diagnostics problems;
    run->cast = create_cast(plan.library, run->scenario, problems);
    problems.throw_if_errors();
    run->simulation = std::make_unique<Simulation>(
        RunSetup{run->scenario, plan.graph, *run->cast.first, plan.repetition, influencer_followers, 1, run->cast.later(), future});
    return run;
}

void add(const FuturesPlan& plan, Run& run, const Command& command) {
    Strategy* successor = nullptr;
    if (command.kind == CommandKind::strategy) {
        Diagnostics problems;
        run.later.push_back(create_successor(plan.library, command, problems));
        problems.throw_if_errors();
        successor = run.later.back().get();
    }
    run.simulation->add_command(command, successor);
}

FutureOutcome outcome_of(const Simulation& simulation, Time at) {
    FutureOutcome outcome;
    const Duration step = simulation.scenario().sim.metrics_tick;
    const auto first = static_cast<std::size_t>((at - kStart) / step);
    const std::size_t steps = simulation.tallies().size();
    outcome.volume.resize(steps - std::min(first, steps));
    std::vector<std::int64_t> hourly(static_cast<std::size_t>(simulation.scenario().horizon / hours{1}) + 1);
    for (const Post& post : simulation.book().posts) {
        if (!is_item(post)) continue;
        const auto place = static_cast<std::size_t>((post.time - kStart) / step);
        if (place >= first && place - first < outcome.volume.size()) ++outcome.volume[place - first];
        if (post.time < at) continue;
        ++outcome.items_after;
        ++hourly[static_cast<std::size_t>((post.time - kStart) / hours{1})];
    }
    outcome.peak_per_hour = *std::max_element(hourly.begin(), hourly.end());
    std::int64_t reach = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        reach += simulation.tallies()[i].reached;
        if (i >= first) outcome.reach.push_back(reach);
    }
    outcome.reach_at_end = reach;
    for (const Case& record : simulation.cases()) outcome.satisfied += record.is_satisfied ? 1 : 0;
    outcome.spent = simulation.company().spent();
    return outcome;
}

}  // namespace

void run_futures(const FuturesPlan& plan, const std::function<bool(const FutureOutcome&)>& take) {
    const std::uint32_t influencer_followers = influencer_threshold(plan.graph);
    const auto is_before = [&](const Command& command) { return kStart + command.at < plan.at; };
    std::vector<Command> before;
    std::copy_if(plan.journal.begin(), plan.journal.end(), std::back_inserter(before), is_before);
    const std::unique_ptr<Run> past = make_run(plan, before, std::nullopt, influencer_followers);
    past->simulation->run_until(plan.at);
    Writer state;
    past->simulation->save(state);
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
        for (std::size_t b = 0; b < plan.branches.size(); ++b) {
            const FutureBranch& branch = plan.branches[b];
            const auto future = replicate == 0 ? std::nullopt : std::optional{kFirstFuture + replicate};
            const std::unique_ptr<Run> run = make_run(plan, before, future, influencer_followers);
            Reader in{state.bytes()};
            run->simulation->load(in);
            if (!branch.strategy.empty()) {
                Command takes_over;
                takes_over.kind = CommandKind::strategy;
                takes_over.at = plan.at - kStart;
                takes_over.strategy = branch.strategy;
                add(plan, *run, takes_over);
            } else {
                for (std::size_t i = 0; i < plan.journal.size(); ++i) {
                    if (is_before(plan.journal[i]) || branch.without == i) continue;
                    add(plan, *run, plan.journal[i]);
                }
            }
            run->simulation->run();
            FutureOutcome outcome = outcome_of(*run->simulation, plan.at);
            outcome.branch = b;
            outcome.replicate = replicate;
            if (!take(outcome)) return;
        }
    }
}

}  // namespace firebreak
