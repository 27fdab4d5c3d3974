// When failures, questions and first posts come due, against the laws they are meant to have.
#include "tests/core/statistics.hpp"
#include "tests/world/world_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace firebreak;

namespace {

constexpr std::uint32_t kCustomers = 20'000;
constexpr IssueId kFirst{1};

struct World {
    explicit World(Scenario given, std::uint64_t repetition = 0)
        : scenario{std::move(given)},
          activity{scenario.platform.activity},
          incidents{scenario, activity, Draws{77, repetition}},
          issues{incidents.initial_issues()} {}
    Scenario scenario;
    ActivityClock activity;
    Incidents incidents;
    Issues issues;
};

IncidentParams outage(Duration start, Duration duration, double affected) {
    IncidentParams incident;
    incident.id = "outage";
    incident.incident_class = IncidentClass::outage;
    incident.start = start;
    incident.duration = duration;
    incident.affected = affected;
    return incident;
}

// Standard error of a share of `count`.
double share_error(double p, double count) { return std::sqrt(p * (1.0 - p) / count); }

}  // namespace

TEST_CASE("an outage is met at the first use, and only while it lasts") {
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        Scenario scenario = test::uneventful_scenario();
        scenario.platform.activity = profile;
        scenario.crowd.uses_per_day = 2.0;
        scenario.incidents.push_back(outage(days{7} + hours{7}, hours{12}, 1.0));
        const World world{scenario};
        const Time start = kStart + days{7} + hours{7};
        const auto activity_hours = [&](Time time) {
            return static_cast<double>(world.activity.activity_at(time) - world.activity.activity_at(start)) / 3.6e12;
        };
        const double met_share = 1.0 - std::exp(-2.0 / 24.0 * activity_hours(start + hours{12}));
        std::vector<double> waits;
        for (std::uint32_t i = 0; i < kCustomers; ++i) {
            const test::Played played = test::play(world.incidents, world.issues, AccountId{i}, kFirst);
            REQUIRE(played.failures.size() <= 1);
            if (played.failures.empty()) continue;
            const Time when = played.failures[0].time;
            REQUIRE(when >= start);
            REQUIRE(when <= start + hours{12});
            waits.push_back(activity_hours(when));
        }
        CAPTURE(static_cast<int>(profile));
        CHECK(std::abs(static_cast<double>(waits.size()) / kCustomers - met_share) <
              test::kStandardErrors * share_error(met_share, kCustomers));
        CHECK(test::ks_statistic(waits, [=](double wait) { return (1.0 - std::exp(-wait / 12.0)) / met_share; }) < test::kKsLimit);
    }
}

TEST_CASE("an outage concerns the stated share of customers, and its aftershocks the same ones") {
    Scenario scenario = test::uneventful_scenario();
    scenario.crowd.uses_per_day = 1000.0;  // everybody concerned meets every occurrence
    IncidentParams incident = outage(days{2}, days{1}, 0.3);
    incident.aftershocks = {{hours{48}, hours{12}}, {hours{96}, hours{12}}};
    scenario.incidents.push_back(incident);
    const World world{scenario};
    std::size_t concerned = 0;
    for (std::uint32_t i = 0; i < kCustomers; ++i) {
        const std::vector<test::Failure> failures = test::play(world.incidents, world.issues, AccountId{i}, kFirst).failures;
        if (failures.empty()) continue;
        ++concerned;
        REQUIRE(failures.size() == 3);
        CHECK(failures[0].time < kStart + days{3});
        CHECK(failures[1].time >= kStart + days{4});
        CHECK(failures[2].time >= kStart + days{6});
    }
    CHECK(std::abs(static_cast<double>(concerned) / kCustomers - 0.3) < test::kStandardErrors * share_error(0.3, kCustomers));
}

TEST_CASE("two incidents pick their customers independently") {
    Scenario scenario = test::uneventful_scenario();
    scenario.crowd.uses_per_day = 1000.0;
    scenario.incidents.push_back(outage(days{2}, days{1}, 0.5));
    scenario.incidents.push_back(outage(days{5}, days{1}, 0.5));
    const World world{scenario};
    std::size_t both = 0;
    for (std::uint32_t i = 0; i < kCustomers; ++i) {
        both += !test::play(world.incidents, world.issues, AccountId{i}, kFirst).failures.empty() &&
                !test::play(world.incidents, world.issues, AccountId{i}, IssueId{2}).failures.empty();
    }
    CHECK(std::abs(static_cast<double>(both) / kCustomers - 0.25) < test::kStandardErrors * share_error(0.25, kCustomers));
}

TEST_CASE("chronic failures are a Poisson process in clock time") {
    Scenario scenario = test::uneventful_scenario();
    scenario.platform.activity = ActivityProfile::france;  // must not matter
    scenario.incidents.push_back(test::chronic(0.2, days{10} + hours{3}));
    const World world{scenario};
    const Time start = kStart + days{10} + hours{3};
    const double span = 0.2 * hours_of(kStart + scenario.horizon - start) / 24.0;
    std::vector<double> counts;
    std::vector<double> gaps;
    for (std::uint32_t i = 0; i < kCustomers; ++i) {
        const std::vector<test::Failure> failures = test::play(world.incidents, world.issues, AccountId{i}, kFirst).failures;
        counts.push_back(static_cast<double>(failures.size()));
        if (!failures.empty()) gaps.push_back(hours_of(failures[0].time - start) / 24.0 * 0.2);
    }
    const test::Moments moments = test::moments_of(counts);
    CHECK(std::abs(moments.mean - span) < test::kStandardErrors * std::sqrt(span / kCustomers));
    // Variance of a Poisson's sample variance: (kurtosis - 1) / n, kurtosis 3 + 1 / mean.
    CHECK(std::abs(moments.variance - span) < test::kStandardErrors * span * std::sqrt((2.0 + 1.0 / span) / kCustomers));
    const double within = 1.0 - std::exp(-span);
    CHECK(test::ks_statistic(gaps, [=](double wait) { return (1.0 - std::exp(-wait)) / within; }) < test::kKsLimit);
}

TEST_CASE("chronic failures end with the incident's own duration") {
    Scenario scenario = test::uneventful_scenario();
    scenario.incidents.push_back(test::chronic(5.0, days{10}));
    scenario.incidents[0].duration = days{3};
    const World world{scenario};
    std::size_t failures = 0;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        for (const test::Failure& failure : test::play(world.incidents, world.issues, AccountId{i}, kFirst).failures) {
            ++failures;
            REQUIRE(failure.time >= kStart + days{10});
            REQUIRE(failure.time < kStart + days{13});
        }
    }
    CHECK(std::abs(static_cast<double>(failures) - 30'000.0) < test::kStandardErrors * std::sqrt(30'000.0));
}

TEST_CASE("ordinary failures follow the day's rhythm and their yearly rate") {
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        Scenario scenario = test::uneventful_scenario();
        scenario.platform.activity = profile;
        scenario.crowd.background_failures = 12.0;
        const World world{scenario};
        std::vector<double> positions;
        double total_activity = static_cast<double>(world.activity.activity_at(kStart + scenario.horizon));
        for (std::uint32_t i = 0; i < kCustomers; ++i) {
            for (const test::Failure& failure : test::play(world.incidents, world.issues, AccountId{i}, kBackgroundIssue).failures) {
                positions.push_back(static_cast<double>(world.activity.activity_at(failure.time)) / total_activity);
            }
        }
        const double expected = kCustomers * 12.0 * 60.0 / 365.25;
        CAPTURE(static_cast<int>(profile));
        CHECK(std::abs(static_cast<double>(positions.size()) - expected) < test::kStandardErrors * std::sqrt(expected));
        // Given their number, the points of a Poisson process are uniform in its own time.
        CHECK(test::ks_statistic(positions, [](double x) { return x; }) < test::kKsLimit);
    }
}

TEST_CASE("questions come at the stated multiple of the public complaints to be expected") {
    Scenario scenario = test::uneventful_scenario();
    scenario.crowd.background_failures = 200.0;
    scenario.crowd.questions = 0.5;
    scenario.crowd.public_complaint = 0.3;
    scenario.crowd.private_resolution = 0.6;
    scenario.crowd.double_deviation = 0.96;
    const World world{scenario};
    std::size_t questions = 0;
    for (std::uint32_t i = 0; i < kCustomers / 10; ++i) {
        std::vector<Event> pending;
        world.incidents.schedule_customer(AccountId{i}, pending);
        for (std::size_t k = 0; k < pending.size(); ++k) {
            const Event event = pending[k];
            if (event.kind() != EventKind::question) continue;
            ++questions;
            world.incidents.schedule_next_question(event, pending);
        }
    }
    // x solves .4 (1 - x) / (x + .4 (1 - x)) = .96, so decisions per failure are x + .4 (1 - x).
    const double x = 0.4 * 0.04 / (0.96 + 0.4 * 0.04);
    const double complaints = 200.0 * 60.0 / 365.25 * (x + 0.4 * (1.0 - x)) * 0.3;
    const double expected = kCustomers / 10 * 0.5 * complaints;
    CHECK(std::abs(static_cast<double>(questions) - expected) < test::kStandardErrors * std::sqrt(expected));
    CHECK(world.incidents.background_posts_per_customer_hour() == doctest::Approx(1.5 * complaints / (60.0 * 24.0)).epsilon(1e-9));
}

TEST_CASE("first posts come at once at the start, and then at their hourly rate until the end") {
    Scenario scenario = test::uneventful_scenario();
    IncidentParams incident = test::chronic(0.0, days{3} + hours{11});
    incident.incident_class = IncidentClass::gaffe;
    incident.duration = hours{2};
    incident.seeds_at_start = 4;
    incident.seeds_per_hour = 5.0;
    scenario.incidents.push_back(incident);
    const Time start = kStart + days{3} + hours{11};
    constexpr std::uint64_t kRepetitions = 4000;
    double later = 0.0;
    double hours_after = 0.0;
    std::vector<double> authors;
    for (std::uint64_t repetition = 0; repetition < kRepetitions; ++repetition) {
        const World world{scenario, repetition};
        std::vector<Event> seeds;
        world.incidents.schedule_seeds(1000, seeds);
        std::set<std::uint32_t> names;
        std::size_t at_start = 0;
        for (const Event& seed : seeds) {
            REQUIRE(seed.kind() == EventKind::seed);
            REQUIRE(seed.time() >= start);
            REQUIRE(seed.time() < start + hours{2});
            names.insert(seed.subject);
            authors.push_back((static_cast<double>(index(seed.account)) + 0.5) / 1000.0);
            if (seed.time() == start) {
                ++at_start;
            } else {
                later += 1.0;
                hours_after += hours_of(seed.time() - start);
            }
        }
        CHECK(at_start == 4);
        CHECK(names.size() == seeds.size());
    }
    const double expected = 10.0 * kRepetitions;
    CHECK(std::abs(later - expected) < test::kStandardErrors * std::sqrt(expected));
    // Uniform over two hours: mean 1, variance 1/3.
    CHECK(std::abs(hours_after / later - 1.0) < test::kStandardErrors * std::sqrt(1.0 / 3.0 / later));
    // Authors are uniform; steps of a thousandth add half a step to the distance.
    CHECK(test::ks_statistic(authors, [](double x) { return x; }) <
          test::kKsLimit + 0.0005 * std::sqrt(static_cast<double>(authors.size())));
}

TEST_CASE("a repetition meets other failures than the next, and the same ones when played again") {
    Scenario scenario = test::uneventful_scenario();
    scenario.incidents.push_back(test::chronic(1.0, days{1}));
    const World first{scenario, 0};
    const World again{scenario, 0};
    const World other{scenario, 1};
    const auto failures = [](const World& world) { return test::play(world.incidents, world.issues, AccountId{9}, kFirst).failures; };
    CHECK(failures(first) == failures(again));
    CHECK(failures(first) != failures(other));
}
