// A root-cause fix only stretches time: what is left of a wait under hazard h takes 1 / residual times as long.
#include "tests/core/statistics.hpp"
#include "tests/world/world_support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

constexpr IssueId kFirst{1};
constexpr double kPerDay = 0.4;
constexpr std::uint32_t kCustomers = 10'000;

struct FixedWorld {
    FixedWorld(double residual, Time fixed)
        : scenario{scenario_of(residual)},
          activity{scenario.platform.activity},
          incidents{scenario, activity, Draws{78, 0}},
          issues{incidents.initial_issues()} {
        issues[1].fixed = fixed;
    }
    static Scenario scenario_of(double residual) {
        Scenario scenario = test::uneventful_scenario();
        scenario.incidents.push_back(test::chronic(kPerDay, days{5}, residual));
        return scenario;
    }
    [[nodiscard]] test::Played play(std::uint32_t customer) const { return test::play(incidents, issues, AccountId{customer}, kFirst); }
    Scenario scenario;
    ActivityClock activity;
    Incidents incidents;
    Issues issues;
};

}  // namespace

TEST_CASE("until the fix everybody meets the same failures as without it") {
    const Time fix = kStart + days{20};
    const FixedWorld with{0.3, fix};
    const FixedWorld without{0.3, kNever};
    for (std::uint32_t i = 0; i < 2000; ++i) {
        std::vector<test::Failure> before_with = with.play(i).failures;
        std::vector<test::Failure> before_without = without.play(i).failures;
        std::erase_if(before_with, [&](const test::Failure& failure) { return failure.time > fix; });
        std::erase_if(before_without, [&](const test::Failure& failure) { return failure.time > fix; });
        if (before_with != before_without) FAIL_CHECK("customer ", i);
    }
}

TEST_CASE("a failure due after the fix moves by the factor that the fix leaves, and no failure goes back in time") {
    const Time fix = kStart + days{20};
    for (const double residual : {0.1, 0.3, 0.7, 1.0}) {
        CAPTURE(residual);
        const FixedWorld with{residual, fix};
        const FixedWorld without{residual, kNever};
        const Time horizon = kStart + with.scenario.horizon;
        for (std::uint32_t i = 0; i < 3000; ++i) {
            const test::Played after = with.play(i);
            if (after.out_of_order > 0) FAIL_CHECK("customer ", i, ": an event lies before its cause");
            const auto is_after_fix = [&](const test::Failure& failure) { return failure.time > fix; };
            const std::vector<test::Failure> before = without.play(i).failures;
            const auto due = std::find_if(before.begin(), before.end(), is_after_fix);
            if (due == before.end()) continue;
            const auto moved = std::find_if(after.failures.begin(), after.failures.end(), is_after_fix);
            const double expected = static_cast<double>((due->time - fix).count()) / residual;
            if (expected >= static_cast<double>((horizon - fix).count()) - 2.0) {
                CHECK(moved == after.failures.end());
                continue;
            }
            REQUIRE(moved != after.failures.end());
            CHECK(moved->number == due->number);
            // Two roundings to a microsecond.
            CHECK(std::abs(static_cast<double>((moved->time - fix).count()) - expected) <= 2.0);
        }
    }
}

TEST_CASE("a fix that mends nothing changes nothing, to the microsecond") {
    const FixedWorld with{1.0, kStart + days{20}};
    const FixedWorld without{1.0, kNever};
    std::size_t differences = 0;
    for (std::uint32_t i = 0; i < 3000; ++i) differences += with.play(i).failures != without.play(i).failures;
    CHECK(differences == 0);
}

TEST_CASE("a fix that mends everything leaves nothing") {
    const Time fix = kStart + days{20};
    const FixedWorld world{0.0, fix};
    std::size_t before = 0;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        for (const test::Failure& failure : world.play(i).failures) {
            ++before;
            CHECK(failure.time <= fix);
        }
    }
    CHECK(before > 0);
}

TEST_CASE("failures under a fix are a Poisson process of the stretched hazard") {
    const Time fix = kStart + days{20};
    constexpr double kResidual = 0.25;
    const FixedWorld world{kResidual, fix};
    const auto cumulative = [&](Time time) {
        const double before = hours_of(std::min(time, fix) - (kStart + days{5})) / 24.0;
        const double after = time > fix ? hours_of(time - fix) / 24.0 : 0.0;
        return kPerDay * (before + kResidual * after);
    };
    const double span = cumulative(kStart + world.scenario.horizon);
    std::vector<double> positions;
    std::vector<double> counts;
    for (std::uint32_t i = 0; i < kCustomers; ++i) {
        const std::vector<test::Failure> failures = world.play(i).failures;
        counts.push_back(static_cast<double>(failures.size()));
        for (const test::Failure& failure : failures) positions.push_back(cumulative(failure.time) / span);
    }
    const test::Moments moments = test::moments_of(counts);
    CHECK(std::abs(moments.mean - span) < test::kStandardErrors * std::sqrt(span / kCustomers));
    CHECK(std::abs(moments.variance - span) < test::kStandardErrors * span * std::sqrt((2.0 + 1.0 / span) / kCustomers));
    CHECK(test::ks_statistic(positions, [](double x) { return x; }) < test::kKsLimit);
}

TEST_CASE("after a fix an outage still hits the share that the fix leaves") {
    Scenario scenario = test::uneventful_scenario();
    scenario.crowd.uses_per_day = 1.0;
    IncidentParams incident = test::chronic(0.0, days{5}, 0.2);
    incident.incident_class = IncidentClass::outage;
    incident.duration = days{2};
    scenario.incidents.push_back(incident);
    const ActivityClock activity{ActivityProfile::flat};
    const Incidents incidents{scenario, activity, Draws{79, 0}};
    Issues open = incidents.initial_issues();
    Issues fixed = open;
    fixed[1].fixed = kStart + days{5} + hours{12};
    double due = 0.0;
    double met = 0.0;
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        const std::vector<test::Failure> without = test::play(incidents, open, AccountId{i}, kFirst).failures;
        const std::vector<test::Failure> with = test::play(incidents, fixed, AccountId{i}, kFirst).failures;
        if (without.empty()) {
            CHECK(with.empty());
            continue;
        }
        if (without[0].time <= fixed[1].fixed) {
            CHECK(with == without);
            continue;
        }
        due += 1.0;
        met += static_cast<double>(with.size());
    }
    CHECK(std::abs(met / due - 0.2) < test::kStandardErrors * std::sqrt(0.2 * 0.8 / due));
}

TEST_CASE("of a hazard that fades by itself, too, a fix leaves its share and no more") {
    const Duration half_life = days{6};
    const Duration at = days{3};
    for (const double residual : {0.1, 0.5}) {
        CAPTURE(residual);
        FixedWorld world{residual, kStart + days{5} + at};
        world.scenario.incidents[0].hazard_half_life = half_life;
        // h residual T / ln 2 (2^(-a/T) - 2^(-b/T)), from the fix to the end of the run.
        const double days_of_hazard = 6.0 / std::log(2.0);
        const double rest = hours_of(world.scenario.horizon) / 24.0 - 5.0;
        const double expected = kPerDay * residual * days_of_hazard * (std::exp2(-3.0 / 6.0) - std::exp2(-rest / 6.0));
        double found = 0.0;
        for (std::uint32_t i = 0; i < kCustomers; ++i) {
            for (const test::Failure& failure : world.play(i).failures) found += failure.time > kStart + days{5} + at ? 1.0 : 0.0;
        }
        // A Poisson number each.
        CHECK(std::abs(found / kCustomers - expected) < test::kStandardErrors * std::sqrt(expected / kCustomers));
    }
}
