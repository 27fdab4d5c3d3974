// A steered run is the run that a journal makes, however it came about.
#include "engine/live/steered_run.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "tests/determinism/same_run.hpp"
#include "tests/live/live_support.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

/// A whole run of the scenario with these commands from the start.
struct Replay {
    Scenario scenario;
    Cast cast;
    std::unique_ptr<Simulation> simulation;
};

std::unique_ptr<Replay> replay(const Scenario& scenario, std::span<const Command> journal, const FollowerGraph& graph, int threads,
                               Loop loop) {
    auto run = std::make_unique<Replay>();
    run->scenario = scenario;
    run->scenario.sim.loop = loop;
    run->scenario.timeline.insert(run->scenario.timeline.end(), journal.begin(), journal.end());
    Diagnostics problems;
    run->cast = create_cast(test::strategies(), run->scenario, problems);
    problems.throw_if_errors();
    run->simulation = std::make_unique<Simulation>(
        RunSetup{run->scenario, graph, *run->cast.first, 0, influencer_threshold(graph), threads, run->cast.later(), {}});
    run->simulation->run();
    return run;
}

// The journal as a file would hold it.
std::vector<Command> through_yaml(std::span<const Command> journal, const Scenario& scenario) {
    Diagnostics problems;
    std::vector<Command> commands = read_commands_text(commands_to_yaml(journal), "journal.yaml", scenario, problems);
    problems.throw_if_errors();
    return commands;
}

}  // namespace

TEST_CASE("commands of every kind at any moment make the same run as their journal, on any loop and number of threads") {
    for (std::uint64_t n = 0; n < 6; ++n) {
        CAPTURE(n);
        const Scenario scenario = test::little_crisis(n);
        const Network network = make_network(scenario.network);
        test::Chooser choose{n};
        SteeredRun run{{scenario, network.graph, test::strategies()}};
        Time when = kStart;
        for (std::size_t kind = 0; kind < 2 * test::kCommandKinds; ++kind) {
            when += choose.duration(0.0, 2.2);
            if (when >= kStart + scenario.horizon) break;
            run.run_until(when);
            run.issue(test::some_command(static_cast<CommandKind>(kind % test::kCommandKinds), choose));
        }
        run.run_until(kStart + scenario.horizon);
        REQUIRE(run.simulation().is_done());
        REQUIRE(run.journal().size() > test::kCommandKinds);
        const std::vector<Command> journal = through_yaml(run.journal(), scenario);
        for (const int threads : {1, 3})
            test::check_same_run(run.simulation(), *replay(scenario, journal, network.graph, threads, Loop::windowed)->simulation);
        test::check_same_run(run.simulation(), *replay(scenario, journal, network.graph, 1, Loop::serial)->simulation);
    }
}

TEST_CASE("going back and doing something else is a run in which the first was never done") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    // Next to no memory for checkpoints: all is made again from day 0, or from the last state.
    for (const std::size_t budget : {std::size_t{1}, std::size_t{3} << 20, std::size_t{1} << 30}) {
        CAPTURE(budget);
        test::Chooser choose{5};
        SteeredRun run{{scenario, network.graph, test::strategies(), 0, 1, budget}};
        for (std::size_t kind = 0; kind < test::kCommandKinds; ++kind) {
            run.run_until(kStart + hours{8} + minutes{37} * static_cast<std::int64_t>(kind));
            run.keep_checkpoint();
            run.issue(test::some_command(static_cast<CommandKind>(kind), choose));
            if (kind % 3 == 0) run.keep_checkpoint();
        }
        run.run_until(kStart + hours{40});
        const Time back = kStart + hours{12};
        run.rewind(back);
        CHECK(run.simulation().now() == back);
        CHECK(run.branch() == 1);
        for (const Command& command : run.journal()) CHECK(kStart + command.at < back);
        Command statement;
        statement.kind = CommandKind::statement;
        statement.empathy = 1.0;
        run.issue(statement);
        run.run_until(kStart + scenario.horizon);
        test::check_same_run(run.simulation(), *replay(scenario, run.journal(), network.graph, 1, Loop::windowed)->simulation);
    }
}

TEST_CASE("a rewind to the moment of a command leaves the command out") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    SteeredRun run{{scenario, network.graph, test::strategies()}};
    run.run_until(kStart + hours{9});
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 9;
    run.issue(agents);
    run.run_until(kStart + hours{10});
    CHECK(run.simulation().company().agents() == 9);
    run.rewind(kStart + hours{9});
    CHECK(run.journal().empty());
    run.run_until(kStart + hours{10});
    CHECK(run.simulation().company().agents() == scenario.desk.agents);
}

TEST_CASE("a parameter that is set to what it is changes nothing but the log") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    SteeredRun plain{{scenario, network.graph, test::strategies()}};
    plain.run_until(kStart + scenario.horizon);
    SteeredRun touched{{scenario, network.graph, test::strategies()}};
    for (const std::int64_t hour : {0, 7, 13, 30}) {
        touched.run_until(kStart + hours{hour});
        Command set;
        set.kind = CommandKind::set;
        set.key = "platform.visibility";
        set.value = "0.1";
        touched.issue(set);
    }
    touched.run_until(kStart + scenario.horizon);
    REQUIRE(scenario.platform.visibility == 0.1);
    CHECK(touched.simulation().crowd().digest() == plain.simulation().crowd().digest());
    CHECK(touched.simulation().book().posts.size() == plain.simulation().book().posts.size());
    CHECK(touched.simulation().tallies() == plain.simulation().tallies());
    CHECK(touched.simulation().company().series() == plain.simulation().company().series());
    CHECK(touched.simulation().company().decisions().size() == plain.simulation().company().decisions().size() + 4);
}

TEST_CASE("from when posts are shown to nobody, nothing more is seen") {
    Scenario scenario = test::little_crisis();
    // Articles and trending lists reach people without a follow.
    scenario.platform.visibility = 0.8;
    // Half of what is seen within the day would else be seen the day after.
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = scenario.platform.min_reaction;
    scenario.media.rate = scenario.platform.trending_rate = scenario.platform.search = 0.0;
    const Network network = make_network(scenario.network);
    SteeredRun run{{scenario, network.graph, test::strategies()}};
    run.run_until(kStart + hours{10});
    Command set;
    set.kind = CommandKind::set;
    set.key = "platform.visibility";
    set.value = "0";
    run.issue(set);
    run.run_until(kStart + scenario.horizon);
    std::int64_t before = 0;
    std::int64_t long_after = 0;
    const std::vector<Tally>& tallies = run.simulation().tallies();
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        if (i < 10) before += tallies[i].impressions;
        if (i >= 11) long_after += tallies[i].impressions;
    }
    SteeredRun same{{scenario, network.graph, test::strategies()}};
    same.run_until(kStart + scenario.horizon);
    std::int64_t unhindered = 0;
    for (std::size_t i = 11; i < tallies.size(); ++i) unhindered += same.simulation().tallies()[i].impressions;
    CHECK(before > 0);
    CHECK(long_after == 0);
    CHECK(unhindered > 0);
}

TEST_CASE("every live parameter exists, can be set, and is taken over by a running simulation") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    for (const std::string_view key : live_parameters()) {
        CAPTURE(key);
        Scenario written = scenario;
        std::string value;
        const std::size_t dot = key.rfind('.');
        for (const Section& section : scenario_sections()) {
            if (section.object == nullptr || section.path != key.substr(0, dot)) continue;
            const Field* field = find_field(*section.fields, key.substr(dot + 1));
            REQUIRE(field != nullptr);
            value = value_text(field->get(section.object(written)));
        }
        REQUIRE_FALSE(value.empty());
        SteeredRun run{{scenario, network.graph, test::strategies()}};
        run.run_until(kStart + hours{9});
        Command set;
        set.kind = CommandKind::set;
        set.key = key;
        set.value = value;
        run.issue(set);
        run.run_until(kStart + hours{10});
        CHECK(run.simulation().company().decisions().back().what.find(key) != std::string::npos);
    }
}

TEST_CASE("what has no case, no incident or no time left is said, and never done to another") {
    const Scenario scenario = test::little_crisis();
    const Network network = make_network(scenario.network);
    SteeredRun run{{scenario, network.graph, test::strategies()}};
    run.run_until(kStart + hours{1});
    Command answer;
    answer.kind = CommandKind::answer;
    answer.case_number = 4'000'000'000;
    run.issue(answer);
    run.run_until(kStart + hours{2});
    CHECK(run.simulation().company().decisions().back().what.find("no such case") != std::string::npos);
    CHECK(run.simulation().book().replies.empty());
    Command unknown;
    unknown.kind = CommandKind::strategy;
    unknown.strategy = "nobody_knows_it";
    CHECK_THROWS_AS(run.issue(unknown), InputError);
    CHECK(run.journal().size() == 1);
    run.run_until(kStart + scenario.horizon);
    CHECK_THROWS_AS(run.issue(answer), InputError);
}
