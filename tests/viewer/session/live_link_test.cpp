// Whatever happens to the simulation's process, the window stays, says what happened, and keeps what was done.
#include "viewer/link/live_link.hpp"
#include "tests/viewer/session/session_support.hpp"

#include <csignal>

#include <sys/types.h>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

struct Linked {
    test::ScratchFolder folder;
    ViewerState state;
    LiveSnapshot live;
    LiveLink link;

    void open(SimulationChoice choice) {
        live = {};
        link.start(std::move(choice), state);
        REQUIRE(wait([&] { return live.figures.state == LiveState::paused && !state.rows.empty(); }));
    }
    void open() { open({test::crisis_file(folder.path()), {}, {}, {}, {}, {}}); }
    bool wait(const std::function<bool()>& is_done) {
        return test::wait_until(
            state,
            [&] {
                link.poll(state, live);
                link.go_on(live);
            },
            is_done);
    }
    void act(const Action& action) { REQUIRE(link.carry_out(action, state, live)); }
    void step(Duration by) {
        const Time to = live.figures.now + by;
        act(StepBy{by});
        REQUIRE(wait([&] { return live.figures.now >= to && live.figures.state != LiveState::running; }));
    }
    void swap_to(const std::string& strategy) {
        Command command;
        command.kind = CommandKind::strategy;
        command.strategy = strategy;
        act(viewer::Issue{command});
    }
};

std::filesystem::path animal(const char* name) { return std::filesystem::path{FIREBREAK_ZOO} / (std::string{name} + ".so"); }

}  // namespace

TEST_CASE("a scenario is opened, played, steered, rewound, and every account can be asked about") {
    Linked linked;
    linked.open();
    CHECK(linked.state.scenario_title == "A little crisis");
    CHECK(linked.state.strategies.size() >= 10);
    linked.step(hours{9});
    CHECK(linked.live.figures.cases > 0);
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 7;
    linked.act(viewer::Issue{agents});
    REQUIRE(linked.wait([&] { return linked.live.figures.journal_entries == 1; }));
    linked.step(hours{1});
    CHECK(linked.live.figures.agents == 7);
    linked.act(InspectAccount{linked.live.posts.front().author});
    REQUIRE(linked.wait([&] { return linked.state.account_card && !linked.state.account_card->is_loading; }));
    CHECK_FALSE(linked.state.account_card->history.empty());
    linked.act(RewindTo{kStart + hours{9}});
    REQUIRE(linked.wait([&] { return linked.live.figures.branch == 1; }));
    CHECK(linked.live.figures.now == kStart + hours{9});
    CHECK(linked.live.figures.journal_entries == 0);
    REQUIRE(linked.state.abandoned.size() == 1);
    CHECK(linked.state.abandoned[0].series.size() == 10);
}

TEST_CASE("a broken scenario is refused with its problems at their places, and the window stays") {
    Linked linked;
    const std::filesystem::path file = linked.folder / "broken.yaml";
    std::ofstream{file} << "firebreak: 1\nhorizont: 3 d\nplatform:\n  visibility: 7\n";
    linked.link.start({file, {}, {}, {}, {}, {}}, linked.state);
    REQUIRE(linked.wait([&] { return !linked.state.messages.list().empty(); }));
    CHECK(test::was_told(linked.state, ":2:1: unknown key 'horizont'"));
    CHECK(test::was_told(linked.state, ":4:15: platform.visibility is 7"));
    linked.open();
    CHECK(linked.state.is_scenario_open);
}

TEST_CASE("a scenario that changes or disappears on disk is told once, and the run goes on") {
    Linked linked;
    linked.open();
    const std::filesystem::path file = linked.folder / "little.yaml";
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds{5});
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "was changed on disk"); }));
    std::filesystem::remove(file);
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "no longer on disk"); }));
    linked.step(hours{3});
    CHECK(linked.state.messages.list().size() == 2);
}

TEST_CASE("a strategy that crashes is named and replaced; what was done before is still done") {
    Linked linked;
    linked.open({test::crisis_file(linked.folder.path()), {}, {}, {animal("segfaults")}, {}, {}});
    linked.step(hours{8});
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 9;
    linked.act(viewer::Issue{agents});
    REQUIRE(linked.wait([&] { return linked.live.figures.journal_entries == 1; }));
    linked.swap_to("segfaults");
    linked.act(StepBy{hours{1}});
    REQUIRE(linked.wait([&] { return linked.state.strategy == "monitor_silent" && linked.live.figures.state == LiveState::paused; }));
    CHECK(test::was_told(linked.state, "segfaults"));
    CHECK(linked.live.figures.now >= kStart + hours{8});
    linked.step(hours{2});
    CHECK(linked.live.figures.agents == 9);
    CHECK(linked.live.figures.now >= kStart + hours{10});
}

TEST_CASE("a strategy that crashes while it is made costs nothing but the attempt") {
    Linked linked;
    linked.open({test::crisis_file(linked.folder.path()), {}, {}, {}, {}, {}});
    linked.step(hours{7});
    linked.link.start({linked.folder / "little.yaml", {}, {}, {animal("crashes_at_load")}, {}, {}}, linked.state);
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "crashes_at_load"); }));
    linked.open();
    linked.step(hours{1});
}

TEST_CASE("a strategy that never comes back is given up after a minute, and said so before") {
    Linked linked;
    linked.open({test::crisis_file(linked.folder.path()), {}, {}, {animal("loops")}, {}, {}});
    linked.step(hours{8});
    linked.swap_to("loops");
    linked.act(StepBy{hours{1}});
    // It has taken the step on by then, and says no more.
    const double asked = linked.state.now;
    REQUIRE(linked.wait([&] { return linked.state.now > asked + 1.0; }));
    for (int second = 0; second < 55; ++second) {
        linked.state.now += 1.0;
        linked.link.poll(linked.state, linked.live);
    }
    CHECK(test::was_told(linked.state, "has not answered"));
    linked.state.now += 10.0;
    REQUIRE(linked.wait([&] { return linked.state.strategy == "monitor_silent" && linked.live.figures.state == LiveState::paused; }));
    linked.step(hours{1});
}

TEST_CASE("a killed simulation comes back where it was") {
    Linked linked;
    linked.open();
    linked.step(hours{11});
    const std::int64_t posts = linked.live.figures.posts;
    std::ifstream children{"/proc/thread-self/children"};
    pid_t child = 0;
    children >> child;
    REQUIRE(child > 0);
    ::kill(child, SIGKILL);
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "The simulation stopped"); }));
    REQUIRE(linked.wait([&] { return linked.live.figures.state == LiveState::paused && linked.state.strategy == "monitor_silent"; }));
    CHECK(linked.live.figures.now == kStart + hours{11});
    CHECK(linked.live.figures.posts == posts);
}

TEST_CASE("a killed simulation comes back with the scenario that was read, though its file is broken by now") {
    Linked linked;
    linked.open();
    linked.step(hours{11});
    const std::int64_t posts = linked.live.figures.posts;
    std::ofstream{linked.folder / "little.yaml"} << "firebreak: 1\nhorizon: never\n";
    std::ifstream children{"/proc/thread-self/children"};
    pid_t child = 0;
    children >> child;
    REQUIRE(child > 0);
    ::kill(child, SIGKILL);
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "The simulation stopped"); }));
    REQUIRE(linked.wait([&] { return linked.live.figures.state == LiveState::paused && linked.state.strategy == "monitor_silent"; }));
    CHECK(linked.live.figures.posts == posts);
    linked.act(RunFutures{{"crisis_plan"}, 2});
    REQUIRE(linked.wait([&] { return !linked.state.futures.is_running; }));
    CHECK_FALSE(linked.state.bands.empty());
    CHECK(linked.link.choice().scenario == linked.folder / "little.yaml");
}

TEST_CASE("other strategies are run from the moment in the background, and can be given up") {
    Linked linked;
    linked.open();
    linked.step(hours{8});
    linked.act(RunFutures{{"crisis_plan", "dead_account"}, 5});
    REQUIRE(linked.wait([&] { return !linked.state.futures.is_running; }));
    REQUIRE(linked.state.bands.size() == 4);
    for (const FutureBand& band : linked.state.bands) {
        CHECK(band.replicates == 5);
        REQUIRE(band.steps.size() == 40);
        for (const FutureBand::Step& step : band.steps) {
            CHECK(step.low <= step.middle);
            CHECK(step.middle <= step.high);
        }
    }
    linked.act(RunFutures{{"crisis_plan"}, 1000});
    linked.act(CancelFutures{});
    CHECK_FALSE(linked.state.futures.is_running);
    linked.act(RunFutures{{"no_such_strategy"}, 2});
    REQUIRE(linked.wait([&] { return test::was_told(linked.state, "no_such_strategy"); }));
}

TEST_CASE("the difference of pairs is that of Student's t") {
    // By hand: differences 1, 2, 3; mean 2, standard error 1/sqrt(3), t(0.975, 2) = 4.302653.
    const auto difference = paired_difference({2.0, 4.0, 6.0}, {1.0, 2.0, 3.0});
    REQUIRE(difference);
    CHECK(difference->mean == doctest::Approx(2.0));
    CHECK(difference->high - difference->mean == doctest::Approx(4.302653 / std::sqrt(3.0)).epsilon(1e-6));
    CHECK_FALSE(paired_difference({1.0}, {2.0}));
}

TEST_CASE("the strategy that leads is known after handing over, going back and opening again") {
    Linked linked;
    linked.open();
    CHECK(linked.state.strategy == "canned");
    linked.step(hours{3});
    linked.swap_to("crisis_plan");
    REQUIRE(linked.wait([&] { return linked.live.figures.journal_entries == 1; }));
    CHECK(linked.state.strategy == "crisis_plan");
    linked.step(hours{1});
    SimulationChoice again = linked.link.choice();
    again.until = linked.live.figures.now;
    linked.state.rows.clear();
    linked.open(again);
    CHECK(linked.state.strategy == "crisis_plan");
    linked.act(RewindTo{kStart + hours{2}});
    REQUIRE(linked.wait([&] { return linked.state.strategy == "canned"; }));
}
