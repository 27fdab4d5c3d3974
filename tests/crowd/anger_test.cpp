// T21: anger against its closed form: decay by half-lives between jumps A <- A + g x (1 - A).
#include "tests/core/statistics.hpp"
#include "tests/crowd/crowd_support.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace firebreak;

namespace {

constexpr double kLn2 = 0.69314718055994530942;

Scenario one_customer() {
    Scenario scenario = test::quiet_scenario();
    scenario.horizon = days{1000};
    scenario.network.accounts = 1;
    scenario.crowd.customers = 1.0;
    scenario.crowd.public_complaint = 0.0;
    scenario.crowd.private_resolution = 0.0;
    scenario.crowd.anger_half_life = hours{19};
    return scenario;
}

// The closed form in extended precision.
struct ClosedForm {
    long double anger = 0.0L;
    Time since{};
    long double half_life_hours = 0.0L;
    [[nodiscard]] long double at(Time now) const {
        return anger * std::exp2(-static_cast<long double>((now - since).count()) / 3.6e9L / half_life_hours);
    }
    void jump(Time now, long double x) {
        anger = at(now);
        anger += std::min(1.0L, x) * (1.0L - anger);
        since = now;
    }
};

}  // namespace

TEST_CASE("T21 anger after any sequence of failures, failed attempts and exposures is the closed form to 1e-12") {
    double largest = 0.0;
    double comparisons = 0.0;
    for (const double gain_sigma : {0.0, 0.3}) {
        Scenario scenario = one_customer();
        scenario.crowd.anger_gain_sigma = gain_sigma;
        scenario.crowd.background_anger = 0.35;
        scenario.crowd.anger_transfer = 0.15;
        scenario.crowd.interest_sigma = 0.5;
        test::HandDrivenCrowd world{scenario};
        const Population& people = world.crowd.population();
        const long double gain = people.anger_gain(AccountId{0});
        const auto interest = static_cast<long double>(static_cast<float>(people.interest(AccountId{0})));
        ClosedForm expected{.half_life_hours = 19.0L};
        Time now = kStart;
        std::uint32_t failures = 0;
        for (std::uint32_t step = 0; step < 2000; ++step) {
            now += Duration{1 + static_cast<std::int64_t>(world.draws.uniform(Purpose::first_use, step) * 1e11)};
            const double kind = world.draws.uniform(Purpose::affected, step);
            if (kind < 0.3) {
                world.happens(now, EventKind::failure, 0, failure_subject(kBackgroundIssue, failures++, false));
                expected.jump(now, gain * 0.35L);
            } else if (kind < 0.6 && failures > 0) {
                world.happens(now, EventKind::private_end, 0, failure_subject(kBackgroundIssue, failures - 1, false));
                expected.jump(now, gain * 0.15L * static_cast<long double>(std::min(failures, 3U)));
            } else {
                const auto arousal = static_cast<float>(world.draws.uniform(Purpose::vividness, step));
                world.sees(now, 0, world.write(1000 + step, 5, now, arousal));
                // Taken over from others without the personal gain; customers by 1.3.
                expected.jump(now, 0.15L * static_cast<long double>(arousal) * interest * 1.3L);
            }
            const Time later = now + Duration{static_cast<std::int64_t>(world.draws.uniform(Purpose::fixed_anyway, step) * 1e10)};
            for (const Time when : {now, later}) {
                const double found = world.crowd.mean_customer_anger(when);
                const double difference = std::abs(found - static_cast<double>(expected.at(when)));
                if (difference > 1e-12) FAIL_CHECK("step ", step, ": ", found);
                largest = std::max(largest, difference);
                ++comparisons;
            }
        }
    }
    test::record("T21", "largest difference from the closed form", 0.0, largest, 1e-12, comparisons);
}

TEST_CASE("no gain and no transfer, however large, lifts anger above one") {
    Scenario scenario = one_customer();
    scenario.crowd.anger_gain_sigma = 2.0;
    scenario.crowd.background_anger = 1.0;
    scenario.crowd.anger_transfer = 1.0;
    scenario.crowd.transfer_customer = 10.0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        scenario.seed = seed;
        test::HandDrivenCrowd world{scenario};
        world.happens(kStart, EventKind::failure, 0, failure_subject(kBackgroundIssue, 0, false));
        world.sees(kStart, 0, world.write(1, 5, kStart, 1.0F));
        CHECK(world.crowd.mean_customer_anger(kStart) <= 1.0);
    }
}

TEST_CASE("an old grievance starts with its anger at day 0, which then decays like any other") {
    Scenario scenario = one_customer();
    scenario.crowd.initial_grievances = 1.0;
    test::HandDrivenCrowd world{scenario};
    const Time now = kStart + hours{38};
    world.sees(now, 0, world.write(1, 5, now));  // touches the account; nothing is taken over
    CHECK(world.crowd.mean_customer_anger(now) == doctest::Approx(0.3 / 4.0).epsilon(1e-14));
}

TEST_CASE("T21 under random failures mean anger is the stationary one: lambda x over lambda x plus decay") {
    constexpr double kPerDay = 1.1;
    constexpr double kJump = 0.3;
    constexpr double kAccounts = 3000;
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = static_cast<std::int64_t>(kAccounts);
    scenario.horizon = days{61};
    scenario.crowd.customers = 1.0;
    scenario.crowd.public_complaint = 0.0;
    scenario.crowd.private_anger = 0.0;
    scenario.crowd.background_failures = kPerDay * 365.25;
    scenario.crowd.background_anger = kJump;
    scenario.crowd.anger_half_life = hours{24};
    test::Run run = test::set_up(scenario, nullptr, std::make_unique<test::ScriptedStrategy>());
    double sum = 0.0;
    int snapshots = 0;
    for (int day = 20; day <= 60; day += 2, ++snapshots) {
        run->run_until(kStart + days{day});
        sum += run->crowd().mean_customer_anger(kStart + days{day});
    }
    const double decay = kLn2;  // per day
    const double mean = kPerDay * kJump / (kPerDay * kJump + decay);
    // Second moment from the same balance: (A (1-x) + x)^2 - A^2 per failure against 2 A^2 decay.
    const double second =
        kPerDay * (2.0 * kJump * (1.0 - kJump) * mean + kJump * kJump) / (2.0 * decay + kPerDay * (1.0 - (1.0 - kJump) * (1.0 - kJump)));
    // Snapshots two days apart are correlated by rho, customers not at all.
    const double rho = std::exp(-2.0 * (decay + kPerDay * kJump));
    const double error = std::sqrt((second - mean * mean) * (1.0 + 2.0 * rho / (1.0 - rho)) / (kAccounts * snapshots));
    test::record("T21", "stationary mean anger", mean, sum / snapshots, test::kStandardErrors * error, kAccounts * snapshots);
}
