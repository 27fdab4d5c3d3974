// The company's desk as a queue: Erlang C (T13) and Pollaczek-Khinchine (T14). Ordinary failures of a thousand customers are the Poisson
// source: each fails in private at once, complains in public, and is seen at once.
#include "engine/core/samplers.hpp"
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// A unit of time is 1/100 h, so that 100,000 arrivals fit into weeks and rounding to microseconds does not matter.
constexpr double kUnitHours = 0.01;
constexpr double kCustomers = 1000.0;

Scenario queue(double arrivals_per_unit, double mean_handling, std::int64_t agents, HandlingLaw law, double cv, double units) {
    Scenario scenario = test::quiet_scenario();
    scenario.network.accounts = static_cast<std::int64_t>(kCustomers);
    scenario.horizon = Duration{static_cast<std::int64_t>(units * kUnitHours * 3.6e9)};
    CrowdParams& crowd = scenario.crowd;
    crowd.customers = 1.0;
    crowd.background_failures = arrivals_per_unit / kUnitHours / kCustomers * 24.0 * 365.25;
    crowd.public_complaint = 1.0;
    crowd.private_resolution = 0.0;
    crowd.private_duration = Duration{0};
    scenario.company.tagged_share = 1.0;
    scenario.company.policy_tick = hours{6};
    scenario.sim.metrics_tick = hours{1};
    scenario.desk.agents = agents;
    scenario.desk.hours_open = DeskHours::always;
    scenario.desk.handling = Duration{static_cast<std::int64_t>(mean_handling * kUnitHours * 3.6e9)};
    scenario.desk.handling_law = law;
    scenario.desk.handling_cv = cv;
    return scenario;
}

struct QueueFacts {
    std::vector<double> waits;
    std::vector<double> waiting_shares;
    std::vector<double> lengths;
    double arrivals = 0.0;
};

// Mean wait, share of those who wait, and mean queue length of one run, after a tenth of it as a warm-up.
void observe(const Scenario& scenario, std::uint64_t repetition, QueueFacts& facts) {
    Orders orders;
    orders.monitoring = 1.0;
    orders.detection_delay = Duration{0};
    for (ClassOrders& one : orders.classes) one.coverage = 1.0;
    const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(orders), repetition);
    const Draws draws{scenario.seed, repetition};
    const Time warm = kStart + scenario.horizon / 10;
    double waited = 0.0;
    double waiting = 0.0;
    double count = 0.0;
    for (const Case& record : run->cases()) {
        if (record.opened < warm || record.first_reply == kNever) continue;
        // What the agent needed is the case's own draw.
        const double u = draws.uniform(Purpose::handling, record.key, 0);
        const double mean = hours_of(scenario.desk.handling);
        double handling = mean;
        if (scenario.desk.handling_law == HandlingLaw::exponential) handling = sample::exponential(u, mean);
        if (scenario.desk.handling_law == HandlingLaw::lognormal)
            handling = sample::lognormal_of_mean(u, mean, sample::lognormal_sigma(scenario.desk.handling_cv));
        const Duration wait = record.first_reply - record.opened - clamped_hours(handling, scenario.horizon);
        REQUIRE(wait.count() >= 0);
        waited += hours_of(wait) / kUnitHours;
        waiting += wait.count() > 0;
        count += 1.0;
    }
    facts.waits.push_back(waited / count);
    facts.waiting_shares.push_back(waiting / count);
    facts.arrivals += static_cast<double>(run->cases().size());
    double length = 0.0;
    for (const DeskTally& step : run->company().series()) length += static_cast<double>(step.queue_time);
    facts.lengths.push_back(length / static_cast<double>(scenario.horizon.count()));
}

// The mean over independent runs lies within 4 of its own standard errors; with the full counts also within the table's relative tolerance.
void check_mean(std::string_view id, const std::string& what, const std::vector<double>& values, double expected, double relative) {
    const test::Moments moments = test::moments_of(values);
    const auto count = static_cast<double>(values.size());
    const double errors = test::kStandardErrors * std::sqrt(moments.variance / count);
    test::record(id, what, expected, moments.mean, test::kHasFullCounts ? std::min(errors, relative * expected) : errors, count);
}

constexpr int kRuns = test::runs(12, 40);

void check_erlang_c(double arrivals, double service, std::int64_t agents, double p_wait, double wait, const std::string& where) {
    const Scenario scenario = queue(arrivals, 1.0 / service, agents, HandlingLaw::exponential, 1.0, 100'000.0 / arrivals);
    QueueFacts facts;
    for (std::uint64_t repetition = 0; repetition < kRuns; ++repetition) observe(scenario, repetition, facts);
    const double expected = kRuns * 100'000.0;
    test::record("T13", "arrivals" + where, expected, facts.arrivals, test::kStandardErrors * std::sqrt(expected), kRuns);
    check_mean("T13", "P(wait)" + where, facts.waiting_shares, p_wait, 0.02);
    check_mean("T13", "mean wait" + where, facts.waits, wait, 0.02);
    // Little's law, from the desk's own meters.
    check_mean("T13", "mean queue" + where, facts.lengths, arrivals * wait, 0.02);
}

void check_single_agent(HandlingLaw law, double cv, double wait, const std::string& where) {
    const Scenario scenario = queue(0.8, 1.0, 1, law, cv, 125'000.0);
    QueueFacts facts;
    for (std::uint64_t repetition = 0; repetition < kRuns; ++repetition) observe(scenario, repetition, facts);
    check_mean("T14", "mean wait" + where, facts.waits, wait, 0.03);
    check_mean("T14", "P(wait)" + where, facts.waiting_shares, 0.8, 0.02);
}

}  // namespace

TEST_CASE("T13 a desk of three with arrivals 10 and service 4 waits as Erlang C says") {
    check_erlang_c(10.0, 4.0, 3, 0.702247, 0.351124, ", 3 agents");
}
TEST_CASE("T13 a desk of two with arrivals 8 and service 5 waits as Erlang C says") {
    check_erlang_c(8.0, 5.0, 2, 0.711111, 0.355556, ", 2 agents");
}
// Wq = rho (1 + cv^2) / 2 / (1 - rho), in units of the mean service.
TEST_CASE("T14 one agent with lognormal handling waits as Pollaczek and Khinchine say") {
    check_single_agent(HandlingLaw::lognormal, 1.0, 4.0, ", lognormal handling");
}
TEST_CASE("T14 one agent with constant handling waits half as long as with an exponential one") {
    check_single_agent(HandlingLaw::constant, 0.0, 2.0, ", constant handling");
}
