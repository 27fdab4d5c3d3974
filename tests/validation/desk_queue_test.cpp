// The company's desk as a queue: Erlang C (T13), Pollaczek-Khinchine (T14) and Erlang A (T15). Ordinary failures of a thousand customers
// are the Poisson source: each fails in private at once, complains in public, and is seen at once. (Erlang A needs more customers, see
// there.)
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

// Erlang A: as Erlang C, but whoever waits leaves after an exponential time. Patience is a customer's own, so there are as many customers
// as arrivals; and nobody has less than a minute of it, so the unit of time is 10 h.
struct QueueLaw {
    double p_wait = 0.0;
    double length = 0.0;
    double p_abandon = 0.0;
};

// The stationary law of the birth-death chain: up at `arrivals`, down from n at min(n, c) x service + max(0, n - c) x impatience.
QueueLaw erlang_a(double arrivals, double service, int agents, double impatience) {
    constexpr int kMost = 2000;
    QueueLaw law;
    double weight = 1.0;
    double all = 0.0;
    for (int n = 0; n < kMost; ++n) {
        all += weight;
        if (n >= agents) law.p_wait += weight;
        if (n > agents) law.length += weight * (n - agents);
        weight *= arrivals / (std::min(n + 1, agents) * service + std::max(0, n + 1 - agents) * impatience);
    }
    law.p_wait /= all;
    law.length /= all;
    law.p_abandon = impatience * law.length / arrivals;
    return law;
}

void check_erlang_a(std::int64_t agents, double p_abandon, const std::string& where) {
    constexpr double kArrivals = 10.0;
    constexpr double kService = 4.0;
    constexpr double kUnit = 10.0;
    constexpr double kAll = test::runs(50'000.0, 100'000.0);
    constexpr int kAbandonRuns = test::runs(10, 40);
    Scenario scenario = queue(kArrivals, 1.0 / kService, agents, HandlingLaw::exponential, 1.0, kAll / kArrivals);
    scenario.horizon = Duration{static_cast<std::int64_t>(kAll / kArrivals * kUnit * 3.6e9)};
    scenario.network.accounts = static_cast<std::int64_t>(kAll);
    scenario.crowd.background_failures = kArrivals / kUnit / kAll * 24.0 * 365.25;
    scenario.crowd.patience_law = PatienceLaw::exponential;
    scenario.crowd.patience = Duration{static_cast<std::int64_t>(kUnit * 3.6e9)};
    scenario.crowd.patience_anger = 0.0;
    scenario.desk.handling = Duration{static_cast<std::int64_t>(kUnit / kService * 3.6e9)};
    scenario.desk.abandonment = Abandonment::patience;
    scenario.attitude.step = 0.0;
    scenario.company.policy_tick = scenario.horizon * 2;
    scenario.sim.metrics_tick = scenario.horizon;
    Orders orders;
    orders.monitoring = 1.0;
    orders.detection_delay = Duration{0};
    for (ClassOrders& one : orders.classes) one.coverage = 1.0;
    std::vector<double> abandoned;
    std::vector<double> waiting;
    std::vector<double> lengths;
    for (std::uint64_t repetition = 0; repetition < kAbandonRuns; ++repetition) {
        const test::Run run = test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(orders), repetition);
        const Draws draws{scenario.seed, repetition};
        const auto arrivals = static_cast<double>(run->cases().size());
        DeskTally desk;
        for (const DeskTally& step : run->company().series()) desk += step;
        abandoned.push_back(static_cast<double>(desk.abandoned) / arrivals);
        lengths.push_back(static_cast<double>(desk.queue_time) / static_cast<double>(scenario.horizon.count()));
        double waited = 0.0;
        double count = 0.0;
        for (const Case& record : run->cases()) {
            // By then the last to arrive have been served or have left.
            if (record.opened > kStart + scenario.horizon - scenario.horizon / 50) continue;
            count += 1.0;
            const double handling = sample::exponential(draws.uniform(Purpose::handling, record.key, 0), hours_of(scenario.desk.handling));
            const bool is_served_at_once =
                record.first_reply != kNever && record.first_reply - record.opened <= clamped_hours(handling, scenario.horizon);
            waited += !is_served_at_once;
        }
        waiting.push_back(waited / count);
    }
    const QueueLaw law = erlang_a(kArrivals, kService, static_cast<int>(agents), 1.0);
    REQUIRE(law.p_abandon == doctest::Approx(p_abandon).epsilon(1e-5));
    check_mean("T15", "P(abandon)" + where, abandoned, law.p_abandon, 0.02);
    check_mean("T15", "mean queue length" + where, lengths, law.length, 0.02);
    check_mean("T15", "P(wait)" + where, waiting, law.p_wait, 0.02);
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
TEST_CASE("T15 at a desk of three as many lose patience as Erlang A says") { check_erlang_a(3, 0.097533, ", three agents"); }
TEST_CASE("T15 at an overloaded desk of two a quarter lose patience, and the queue stays finite") {
    check_erlang_a(2, 0.271595, ", two agents");
}
