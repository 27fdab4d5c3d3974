#include "engine/live/futures.hpp"
#include "engine/measure/volume.hpp"
#include "tests/live/live_support.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace firebreak;

namespace {

std::vector<FutureOutcome> all_of(const FuturesPlan& plan) {
    std::vector<FutureOutcome> outcomes;
    run_futures(plan, [&](const FutureOutcome& outcome) {
        outcomes.push_back(outcome);
        return true;
    });
    return outcomes;
}

std::int64_t items_from(const Simulation& simulation, Time from) {
    std::int64_t count = 0;
    for (const Post& post : simulation.book().posts) count += is_item(post) && post.time >= from ? 1 : 0;
    return count;
}

/// A run steered to the end, with these commands at their times.
std::unique_ptr<SteeredRun> steered(const Scenario& scenario, const FollowerGraph& graph, std::span<const Command> commands) {
    auto run = std::make_unique<SteeredRun>(SteeredSetup{scenario, graph, test::strategies()});
    for (const Command& command : commands) {
        run->run_until(kStart + command.at);
        run->issue(command);
    }
    run->run_until(kStart + scenario.horizon);
    return run;
}

std::vector<Command> two_commands() {
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 12;
    agents.at = hours{8};
    Command fix;
    fix.kind = CommandKind::fix;
    fix.at = hours{9};
    return {agents, fix};
}

}  // namespace

TEST_CASE("the first future of each branch is the run itself, had it gone that way") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    const std::vector<Command> journal = two_commands();
    const Time at = kStart + hours{9};
    const FuturesPlan plan{scenario,
                           network.graph,
                           test::strategies(),
                           journal,
                           at,
                           {{"as it stands", "", {}}, {"crisis_plan", "crisis_plan", {}}, {"without the fix", "", 1}},
                           1};
    const std::vector<FutureOutcome> outcomes = all_of(plan);
    REQUIRE(outcomes.size() == 3);
    CHECK(outcomes[0].items_after == items_from(steered(scenario, network.graph, journal)->simulation(), at));
    Command takes_over;
    takes_over.kind = CommandKind::strategy;
    takes_over.strategy = "crisis_plan";
    takes_over.at = hours{9};
    const std::vector<Command> other{journal[0], takes_over};
    CHECK(outcomes[1].items_after == items_from(steered(scenario, network.graph, other)->simulation(), at));
    CHECK(outcomes[2].items_after == items_from(steered(scenario, network.graph, std::vector<Command>{journal[0]})->simulation(), at));
    // Mending the cause while it lasts spares people complaints.
    CHECK(outcomes[0].items_after < outcomes[2].items_after);
}

TEST_CASE("futures share their past and differ in what comes; branches meet the same futures") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    // Two names for the same: pair by pair there is no difference at all.
    const FuturesPlan plan{scenario, network.graph, test::strategies(), {}, kStart + hours{10}, {{"one", "", {}}, {"the same", "", {}}}, 6};
    const std::vector<FutureOutcome> outcomes = all_of(plan);
    REQUIRE(outcomes.size() == 12);
    std::set<std::int64_t> different;
    for (std::size_t i = 0; i < outcomes.size(); i += 2) {
        CHECK(outcomes[i].replicate == outcomes[i + 1].replicate);
        CHECK(outcomes[i].branch != outcomes[i + 1].branch);
        CHECK(outcomes[i].volume == outcomes[i + 1].volume);
        CHECK(outcomes[i].reach == outcomes[i + 1].reach);
        CHECK(outcomes[i].reach.size() == 38);
        different.insert(outcomes[i].items_after);
    }
    CHECK(different.size() >= 4);
}

TEST_CASE("whoever has seen enough stops it") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    const FuturesPlan plan{scenario, network.graph, test::strategies(), {}, kStart + hours{40}, {{"one", "", {}}}, 100};
    int taken = 0;
    run_futures(plan, [&](const FutureOutcome&) { return ++taken < 3; });
    CHECK(taken == 3);
}
