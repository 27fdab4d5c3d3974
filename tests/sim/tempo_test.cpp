// Settings that change when things happen, by whom, and who decides: tempo, first posters, a channel that is down, another strategy.
#include "tests/core/statistics.hpp"
#include "tests/determinism/random_scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

/// Every delay of people and media written twice as long.
Scenario with_doubled_delays(Scenario scenario) {
    PlatformParams& platform = scenario.platform;
    CrowdParams& crowd = scenario.crowd;
    for (Duration* delay : {&platform.kernel_flat, &platform.kernel_mean, &platform.novelty_half_life, &platform.ranked_age,
                            &platform.post_lifetime, &crowd.anger_half_life, &crowd.private_duration, &crowd.patience,
                            &crowd.follow_up_delay, &scenario.media.lag, &scenario.media.reading_time, &scenario.company.deletion_notice,
                            &scenario.company.detection_with_tool, &scenario.company.detection_without_tool})
        *delay *= 2;
    platform.sessions_per_day /= 2.0;
    return scenario;
}

IncidentParams outage() {
    IncidentParams incident = test::gaffe(0);
    incident.incident_class = IncidentClass::outage;
    incident.affected = 1.0;
    incident.duration = days{2};
    return incident;
}

}  // namespace

TEST_CASE("a tempo of 2 is the same as writing every delay of people and media twice as long") {
    Orders orders;
    orders.monitoring = 0.9;
    for (ClassOrders& one : orders.classes) one = {0.8, {.empathy = 0.5, .apology = 0.6, .remedy = 0.4}};
    for (std::uint64_t n = 0; n < 6; ++n) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        scenario.platform.tempo = 1.0;
        scenario.network.accounts = std::min<std::int64_t>(scenario.network.accounts, 3000);
        // A complete network keeps its number of contacts.
        if (scenario.network.model == NetworkModel::complete) scenario.network.model = NetworkModel::configuration;
        const auto graph = test::shared_graph(scenario.network);
        const auto run_of = [&](const Scenario& one) {
            return test::finished(one, graph, std::make_unique<test::ScriptedStrategy>(orders));
        };
        const test::Run by_hand = run_of(with_doubled_delays(scenario));
        const test::Run plain = run_of(scenario);
        scenario.platform.tempo = 2.0;
        const test::Run slow = run_of(scenario);
        test::check_same_posts(*by_hand, *slow);
        CHECK(by_hand->crowd().digest() == slow->crowd().digest());
        CHECK(by_hand->tallies() == slow->tallies());
        CHECK(plain->tallies() != slow->tallies());
    }
}

TEST_CASE("the first posters have as many followers as was asked for, as nearly as the network allows") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.model = NetworkModel::configuration;
    scenario.network.accounts = 5'000;
    scenario.network.mean_follows = 20.0;
    scenario.incidents.push_back(test::gaffe(40));
    const auto graph = test::shared_graph(scenario.network);
    for (const std::int64_t wanted : {5, 60, 400}) {
        CAPTURE(wanted);
        scenario.incidents[0].seed_followers = wanted;
        std::vector<std::int64_t> distances;
        for (std::uint32_t i = 0; i < graph->accounts(); ++i)
            distances.push_back(std::abs(static_cast<std::int64_t>(graph->followers_count(AccountId{i})) - wanted));
        std::sort(distances.begin(), distances.end());
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>());
        REQUIRE(run->book().posts.size() == 40);
        // They are drawn among four times as many candidates.
        for (const Post& post : run->book().posts)
            CHECK(std::abs(static_cast<std::int64_t>(post.followers) - wanted) <= distances[4 * 40 - 1]);
    }
}

TEST_CASE("an outage that takes the channel down lets as many fewer complain, and only while it lasts") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = 20'000;
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = 1.0;
    crowd.uses_per_day = 5.0;
    crowd.private_resolution = 0.0;
    crowd.double_deviation = 1.0;
    crowd.public_complaint = 0.4;
    crowd.private_sigma = 0.0;
    scenario.incidents.push_back(outage());
    for (const bool is_decided_later : {false, true}) {
        for (const double factor : {1.0, 0.5, 0.0}) {
            CAPTURE(is_decided_later);
            CAPTURE(factor);
            scenario.incidents[0].public_factor = factor;
            crowd.private_duration = is_decided_later ? Duration{days{3}} : Duration{0};
            const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
            const auto failures = static_cast<double>(test::total(*run).failures);
            REQUIRE(failures > 19'000.0);
            const double p = 0.4 * (is_decided_later ? 1.0 : factor);
            const double share = static_cast<double>(run->book().posts.size()) / failures;
            CHECK(std::abs(share - p) <= test::kStandardErrors * std::sqrt(p * (1.0 - p) / failures));
        }
    }
}

TEST_CASE("at the timeline's command another strategy takes over, orders and all, and the old one is asked no more") {
    Scenario scenario = test::quiet_scenario();
    scenario.horizon = days{2};
    scenario.company.tagged_share = 1.0;
    scenario.desk.hours_open = DeskHours::always;
    scenario.desk.agents = 100;
    scenario.incidents.push_back(test::gaffe(0));
    scenario.incidents[0].seeds_per_hour = 20.0;
    scenario.incidents[0].duration = days{2};
    Command command;
    command.kind = CommandKind::strategy;
    command.at = hours{20};
    command.strategy = "other";
    scenario.timeline.push_back(command);
    Time last_old = kStart;
    Time first_new = kNever;
    test::ScriptedStrategy old{{}, [&](const Situation& situation, Actions&) { last_old = situation.now; }};
    Orders orders;
    orders.monitoring = 1.0;
    orders.detection_delay = Duration{0};
    for (ClassOrders& one : orders.classes) one.coverage = 1.0;
    test::ScriptedStrategy other{orders, [&](const Situation& situation, Actions&) { first_new = std::min(first_new, situation.now); }};
    const auto graph = test::shared_graph(scenario.network);
    Simulation simulation{RunSetup{.scenario = scenario, .graph = *graph, .strategy = old, .successors = {&other}}};
    simulation.run();
    const Time change = kStart + command.at;
    CHECK(last_old == change - scenario.company.policy_tick);
    // A command comes before a tick of the same instant.
    CHECK(first_new == change);
    std::size_t answered = 0;
    for (const Case& record : simulation.cases()) {
        if (record.opened < change) CHECK(record.first_reply == kNever);
        else answered += record.first_reply != kNever;
    }
    CHECK(answered > 300);
}
