// What people think of the company and whether they stay, against closed forms worked out by hand.
#include "tests/core/statistics.hpp"
#include "tests/crowd/crowd_support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

/// One customer, who starts at .2.
Scenario one_mind(Cluster cluster) {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = 1;
    scenario.horizon = days{400};
    scenario.crowd.customers = 1.0;
    scenario.attitude.initial_sigma = 0.0;
    scenario.incidents.push_back(test::gaffe(0));
    scenario.incidents[0].cluster = cluster;
    return scenario;
}

constexpr IssueId kIssue{1};
// Attitudes are kept in single precision.
constexpr double kPrecision = 1e-6;

void check_attitude(const test::HandDrivenCrowd& people, Time when, double expected) {
    CAPTURE(hours_of(when));
    CHECK(people.crowd.mean_attitude(when) == doctest::Approx(expected).epsilon(kPrecision));
}

void check_share(double found, double of, double expected) {
    CAPTURE(found / of);
    CAPTURE(expected);
    CHECK(std::abs(found / of - expected) < test::kStandardErrors * std::sqrt(expected * (1.0 - expected) / of));
}

}  // namespace

TEST_CASE("a bad word lowers attitude by eta alpha (1 + R) / 2, and it comes back by halves, but not quite") {
    for (const Cluster cluster : {Cluster::accidental, Cluster::preventable}) {
        const double half_life = cluster == Cluster::preventable ? 120.0 : 14.0;
        CAPTURE(half_life);
        test::HandDrivenCrowd people{one_mind(cluster)};
        const Time first = kStart + days{1};
        const PostId post = people.write(1, 7, kStart, 0.7F, kIssue);
        check_attitude(people, first, 0.2);
        people.sees(first, 0, post);
        const double low = 0.2 - 0.10 * 0.7 * (1.0 + 0.2) / 2.0;
        check_attitude(people, first, low);
        // A quarter of the worst loss stays.
        const double target = 0.2 - 0.25 * (0.2 - low);
        for (const int age : {1, 14, 120, 390})
            check_attitude(people, first + days{age}, target + (low - target) * std::exp2(-age / half_life));

        // The second bad word starts from where he has got to by then; the lowest point counts for what stays.
        const Time second = first + days{10};
        const double before = target + (low - target) * std::exp2(-10.0 / half_life);
        people.sees(second, 0, post);
        const double lower = before - 0.10 * 0.7 * (1.0 + before) / 2.0;
        check_attitude(people, second, lower);
        const double lowest = std::min(low, lower);
        const double second_target = 0.2 - 0.25 * (0.2 - lowest);
        check_attitude(people, second + days{20}, second_target + (lower - second_target) * std::exp2(-20.0 / half_life));
    }
}

TEST_CASE("a kind word raises attitude half as much as a bad one lowers it") {
    test::HandDrivenCrowd people{one_mind(Cluster::accidental)};
    const PostId praise = people.book.add(
        {.key = 2, .time = kStart, .author = AccountId{7}, .arousal = 0.4F, .valence = 0.6F, .issue = kIssue, .type = PostType::praise},
        kNoCase, 0);
    people.sees(kStart + days{1}, 0, praise);
    check_attitude(people, kStart + days{1}, 0.2 + 0.05 * (1.0 - 0.2) / 2.0);
}

TEST_CASE("customers without trouble leave at a constant rate, in each repetition and over all") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = 20'000;
    scenario.horizon = days{100};
    scenario.crowd.customers = 1.0;
    scenario.company.policy_tick = days{100};
    for (const double per_year : {0.2, 3.0}) {
        scenario.attitude.churn = per_year;
        const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
        check_share(static_cast<double>(test::total(*run).churned), 20'000.0, 1.0 - std::exp(-per_year * 100.0 / 365.25));
    }
}

// Everybody is failed once at the start, complains, and is content with the answer that comes after `answered`. Only the unsolved matter
// drives people away faster.
TEST_CASE("an unsolved matter drives customers away for as long as it is unsolved") {
    Scenario scenario = test::quiet_scenario();
    constexpr double kCustomers = 20'000.0;
    scenario.network.accounts = static_cast<std::int64_t>(kCustomers);
    scenario.horizon = days{100};
    scenario.company.policy_tick = days{100};
    scenario.sim.metrics_tick = days{100};
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = 1.0;
    crowd.uses_per_day = 1000.0;
    crowd.private_resolution = 0.0;
    crowd.double_deviation = 1.0;
    crowd.private_duration = Duration{0};
    crowd.public_complaint = 1.0;
    crowd.praise = crowd.withdrawal = 0.0;
    IncidentParams incident = test::gaffe(0);
    incident.incident_class = IncidentClass::outage;
    incident.duration = days{1};
    incident.affected = 1.0;
    scenario.incidents.push_back(incident);
    scenario.attitude.churn = 0.5;
    scenario.attitude.churn_attitude = scenario.attitude.churn_failures = 0.0;
    scenario.attitude.churn_unresolved = std::log(4.0);
    scenario.company.tagged_share = 1.0;
    scenario.company.outcome_base = 5000.0;
    scenario.desk.agents = static_cast<std::int64_t>(kCustomers);
    scenario.desk.hours_open = DeskHours::always;
    scenario.desk.handling_law = HandlingLaw::constant;
    Orders orders;
    orders.monitoring = 1.0;
    orders.detection_delay = Duration{0};
    for (ClassOrders& one : orders.classes) one.coverage = 1.0;
    for (const int answered : {20, 80}) {
        CAPTURE(answered);
        scenario.desk.handling = days{answered};
        const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(orders));
        const Tally tally = test::total(*run);
        REQUIRE(tally.failures > 0.99 * kCustomers);
        REQUIRE(tally.satisfied > 0.99 * static_cast<double>(tally.failures));
        const double hazard = 0.5 / 365.25 * (4.0 * answered + (100.0 - answered));
        check_share(static_cast<double>(tally.churned), kCustomers, 1.0 - std::exp(-hazard));
    }
}

TEST_CASE("the more a lost attitude counts, the more customers leave, each of them no later") {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = 10'000;
    scenario.horizon = days{60};
    scenario.crowd.customers = 1.0;
    scenario.crowd.background_failures = 60.0;
    scenario.crowd.private_resolution = 0.5;
    scenario.attitude.step = 0.5;
    scenario.attitude.churn = 0.5;
    scenario.company.policy_tick = days{60};
    std::int64_t before = 0;
    for (const double effect : {0.0, 1.0, 1.1, 3.0, 10.0}) {
        CAPTURE(effect);
        scenario.attitude.churn_attitude = effect;
        const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
        CHECK(test::total(*run).churned >= before);
        before = test::total(*run).churned;
    }
}

TEST_CASE("supporters make sharing rarer as long as they are few, and more frequent when they look organised") {
    Scenario scenario = test::quiet_scenario();
    constexpr std::uint32_t kPeople = 20'000;
    scenario.network.accounts = kPeople;
    scenario.platform.share_probability = 0.4;
    scenario.crowd.supporter_effect = -0.5;
    scenario.crowd.supporters_welcome = 2;
    scenario.crowd.supporter_suspicion = 0.4;
    scenario.attitude.step = 0.0;
    for (const std::uint32_t heard : {0U, 1U, 2U, 5U}) {
        CAPTURE(heard);
        test::HandDrivenCrowd people{scenario};
        const PostId complaint = people.write(1, kPeople, kStart);
        std::vector<PostId> support;
        for (std::uint32_t i = 0; i < heard; ++i)
            support.push_back(people.book.add(
                {.key = 10 + i, .time = kStart, .author = AccountId{kPeople + 1 + i}, .arousal = 0.3F, .type = PostType::support}, kNoCase,
                0));
        for (std::uint32_t i = 0; i < kPeople; ++i) {
            for (const PostId post : support) people.sees(kStart + hours{1}, i, post);
            people.sees(kStart + hours{2}, i, complaint);
        }
        // Supporters speak with credibility .6.
        const double welcome = std::min(heard, 2U);
        const double factor = std::exp(-0.5 * 0.6 * welcome + 0.4 * (heard - welcome));
        check_share(static_cast<double>(people.count(PostType::share)), kPeople, 1.0 - std::exp(-0.4 * factor));
    }
}
