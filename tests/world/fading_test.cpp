// Trouble that fades by itself, and faults that are met only when somebody tries.
#include "tests/core/statistics.hpp"
#include "tests/world/world_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::uint32_t kCustomers = 20'000;
constexpr double kPerDay = 0.4;
constexpr double kHalfLifeDays = 3.0;
constexpr double kStartDay = 2.0;

Scenario fading() {
    Scenario scenario = test::uneventful_scenario();
    scenario.crowd.customers = 1.0;
    scenario.incidents.push_back(test::chronic(kPerDay, days{2}, 0.5));
    scenario.incidents[0].hazard_half_life = days{3};
    return scenario;
}

// Expected failures of a customer up to `days` after the start: the integral of h 2^(-t / T).
double expected_until(double days) { return kPerDay * kHalfLifeDays / std::log(2.0) * (1.0 - std::exp2(-days / kHalfLifeDays)); }

std::vector<double> failure_days(const Scenario& scenario, Time fixed) {
    const ActivityClock activity{scenario.platform.activity};
    const Incidents incidents{scenario, activity, Draws{78, 0}};
    Issues issues = incidents.initial_issues();
    issues[1].fixed = fixed;
    std::vector<double> days_after;
    for (std::uint32_t customer = 0; customer < kCustomers; ++customer) {
        const test::Played played = test::play(incidents, issues, AccountId{customer}, IssueId{1});
        REQUIRE(played.out_of_order == 0);
        for (const test::Failure& failure : played.failures) days_after.push_back(hours_of(failure.time) / 24.0 - kStartDay);
    }
    return days_after;
}

void check_count(double found, double expected) {
    CAPTURE(found);
    CAPTURE(expected);
    CHECK(std::abs(found - expected) < test::kStandardErrors * std::sqrt(expected));
}

}  // namespace

TEST_CASE("a fading hazard halves every half-life: in number and in time of the failures") {
    const std::vector<double> times = failure_days(fading(), kNever);
    constexpr double kLength = 58.0;
    check_count(static_cast<double>(times.size()), kCustomers * expected_until(kLength));
    std::vector<std::uint64_t> counts(20);
    std::vector<double> expected;
    for (std::size_t day = 0; day < counts.size(); ++day)
        expected.push_back(kCustomers * (expected_until(static_cast<double>(day) + 1.0) - expected_until(static_cast<double>(day))));
    for (const double time : times) {
        REQUIRE(time >= 0.0);
        if (time < 20.0) ++counts[static_cast<std::size_t>(time)];
    }
    CHECK(test::chi_square(counts, expected).standardised() < test::kStandardErrors);
    CHECK(test::ks_statistic(times, [](double x) { return expected_until(x) / expected_until(kLength); }) < test::kKsLimit);
}

TEST_CASE("a fix leaves its share of what a fading hazard still had in store") {
    const double fixed_after = 1.5;
    const std::vector<double> times = failure_days(fading(), kStart + hours{24 * 2 + 36});
    double before = 0.0;
    std::vector<double> after;
    for (const double time : times) {
        if (time < fixed_after) before += 1.0;
        else after.push_back(time);
    }
    check_count(before, kCustomers * expected_until(fixed_after));
    const double left = expected_until(58.0) - expected_until(fixed_after);
    check_count(static_cast<double>(after.size()), kCustomers * 0.5 * left);
    CHECK(test::ks_statistic(after, [&](double x) { return (expected_until(x) - expected_until(fixed_after)) / left; }) < test::kKsLimit);
}

TEST_CASE("a fix that leaves everything of a fading hazard moves no failure") {
    Scenario scenario = fading();
    scenario.incidents[0].residual = 1.0;
    CHECK(failure_days(scenario, kStart + days{4}) == failure_days(scenario, kNever));
}

TEST_CASE("a latent defect is met by those affected who try, and by nobody before he tries") {
    Scenario scenario = test::uneventful_scenario();
    IncidentParams incident;
    incident.id = "lock";
    incident.incident_class = IncidentClass::latent_defect;
    incident.start = Duration{0};
    incident.affected = 0.6;
    incident.awareness_test = 0.3;
    scenario.incidents.push_back(incident);
    const ActivityClock activity{scenario.platform.activity};
    const Incidents incidents{scenario, activity, Draws{79, 0}};
    const Issues issues = incidents.initial_issues();
    double failed = 0.0;
    for (std::uint32_t customer = 0; customer < kCustomers; ++customer) {
        std::vector<Event> events;
        incidents.schedule_customer(AccountId{customer}, events);
        REQUIRE(events.empty());
        const Event tries{kStart + days{1}, EventKind::failure, AccountId{customer}, failure_subject(IssueId{1}, 0, false)};
        failed += incidents.resolve_failure(tries, issues, events);
        CHECK(events.empty());
    }
    const double p = 0.6 * 0.3;
    CHECK(std::abs(failed / kCustomers - p) < test::kStandardErrors * std::sqrt(p * (1.0 - p) / kCustomers));
}
