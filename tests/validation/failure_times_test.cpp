// T22: ordinary failures are a Poisson process with the day's rhythm.
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

TEST_CASE("T22 complaints of ordinary failures have Poisson counts per day and hour, and are uniform in activity time") {
    constexpr int kDays = 1000;
    constexpr double kPerDay = 150.0;
    Scenario scenario = test::quiet_scenario();
    scenario.horizon = days{kDays};
    scenario.network.accounts = 2000;
    scenario.platform.activity = ActivityProfile::france;
    scenario.crowd.customers = 1.0;
    scenario.crowd.background_failures = kPerDay / 2000.0 * 365.25;
    scenario.crowd.public_complaint = 1.0;
    scenario.crowd.private_resolution = 0.0;
    scenario.crowd.private_duration = Duration{0};
    scenario.company.policy_tick = days{100};
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    const ActivityClock clock{ActivityProfile::france};
    std::vector<double> daily(kDays);
    std::vector<std::uint64_t> hourly(24);
    std::vector<double> positions;
    std::vector<double> gaps;
    Activity before = 0;
    for (const Post& post : run->book().posts) {
        const std::int64_t hour = microseconds_of(post.time) / 3'600'000'000;
        daily[static_cast<std::size_t>(hour / 24)] += 1.0;
        ++hourly[static_cast<std::size_t>(hour % 24)];
        const Activity activity = clock.activity_at(post.time);
        positions.push_back(static_cast<double>(activity) / static_cast<double>(clock.activity_at(kStart + scenario.horizon)));
        gaps.push_back(static_cast<double>(activity - before) / (86'400e6 * 1000.0) * kPerDay);
        before = activity;
    }
    const test::Moments moments = test::moments_of(daily);
    test::record("T22", "mean of daily counts", kPerDay, moments.mean, test::kStandardErrors * std::sqrt(kPerDay / kDays), kDays);
    test::record("T22", "variance of daily counts", kPerDay, moments.variance,
                 test::kStandardErrors * kPerDay * std::sqrt((2.0 + 1.0 / kPerDay) / kDays), kDays);
    std::vector<double> expected;
    for (std::int64_t hour = 0; hour < 24; ++hour)
        expected.push_back(static_cast<double>(positions.size()) * clock.level_at(kStart + hours{hour}) / 24.0);
    const auto complaints = static_cast<double>(positions.size());
    test::record("T22", "chi-square of the 24 hours, standardised", 0.0, test::chi_square(hourly, expected).standardised(),
                 test::kStandardErrors, complaints);
    test::record("T22", "Kolmogorov-Smirnov of times in activity time", 0.0, test::ks_statistic(positions, [](double x) { return x; }),
                 test::kKsLimit, complaints);
    // Time-rescaling: waits in activity time are exponential, with mean 1 in units of the rate.
    test::record("T22", "Kolmogorov-Smirnov of waits in activity time", 0.0,
                 test::ks_statistic(gaps, [](double x) { return 1.0 - std::exp(-x); }), test::kKsLimit, complaints);
}
