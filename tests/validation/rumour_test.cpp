// T02 to T05: a rumour in a complete network. Spreaders tell people at random at rate 1, and stop when it is no news: Maki and Thompson's
// one who told, Daley and Kendall's both of a pair of spreaders. What remains follows from the mean path, its spread from the jumps' own.
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

constexpr Duration kBetweenTellings = hours{12};

Scenario rumour(std::int64_t people, RumourRule rule, double stifling, Duration metrics_tick) {
    Scenario scenario = test::quiet_scenario();
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = people;
    scenario.sim.loop = Loop::serial;
    scenario.sim.metrics_tick = metrics_tick;
    scenario.company.policy_tick = days{200};
    scenario.horizon = days{200};
    PlatformParams& platform = scenario.platform;
    platform.contagion = Contagion::rumour;
    platform.min_reaction = Duration{0};
    platform.kernel = KernelLaw::exponential;
    platform.kernel_mean = kBetweenTellings;
    platform.rumour_rule = rule;
    platform.stifling = stifling;
    scenario.attitude.step = 0.0;
    scenario.incidents.push_back(test::gaffe(1));
    return scenario;
}

// With shares i of ignorants and s of spreaders, and a teller who stops with probability a where it is no news: ds/di = -1 + a (1 - i) / i,
// so that s = (1 + a)(1 - i) + a ln i on the way from (1, 0). Daley and Kendall's pairs stop two at once, but meet half as often as their
// two members tell: the same path.
struct MeanPath {
    double a;
    [[nodiscard]] double spreaders(double i) const { return (1.0 + a) * (1.0 - i) + a * std::log(i); }
    [[nodiscard]] double slope(double i) const { return -(1.0 + a) + a / i; }
    // The path ends where it comes back to 0; Newton from below, where the curve is concave.
    [[nodiscard]] double end() const {
        double i = 1e-4;
        for (int step = 0; step < 60; ++step) i -= spreaders(i) / slope(i);
        return i;
    }
    // Its highest point, where the slope is 0.
    [[nodiscard]] double peak() const { return spreaders(a / (1.0 + a)); }
    // N x variance of the share left. s - path(i) is a martingale: a telling that is news adds 1 + slope, one that stops somebody -1. Per
    // telling the first has probability i; over di / i tellings. A pair that stops together: jumps of -2, half as often.
    [[nodiscard]] double variance(bool in_pairs) const {
        constexpr int kSteps = 200'000;
        const double from = end();
        const double width = (1.0 - from) / kSteps;
        double sum = 0.0;
        for (int step = 0; step < kSteps; ++step) {
            const double i = from + (step + 0.5) * width;
            const double news = 1.0 + slope(i);
            const double stops = a * ((1.0 - i) + (in_pairs ? spreaders(i) : 0.0));
            sum += (i * news * news + stops) / i * width;
        }
        return sum / (slope(from) * slope(from));
    }
};

struct Outcome {
    std::vector<double> ignorants;
    std::vector<double> peaks;
};

Outcome outcome_of(const Scenario& scenario, std::uint64_t count) {
    const auto graph = test::shared_graph(scenario.network);
    const auto people = static_cast<double>(scenario.network.accounts);
    Outcome outcome;
    for (std::uint64_t repetition = 0; repetition < count; ++repetition) {
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
        std::int64_t spreaders = 0;
        std::int64_t most = 0;
        for (const Tally& tally : run->tallies()) {
            spreaders += tally.reached - tally.stifled;
            most = std::max(most, spreaders);
        }
        REQUIRE(spreaders == 0);
        outcome.ignorants.push_back(1.0 - static_cast<double>(test::total(*run).reached) / people);
        outcome.peaks.push_back(static_cast<double>(most) / people);
    }
    return outcome;
}

// What a finite population differs by is of order 1 / N.
void check_ignorants(const std::string& id, const Outcome& outcome, double expected, double variance, double people, double allowance) {
    const auto count = static_cast<double>(outcome.ignorants.size());
    const test::Moments moments = test::moments_of(outcome.ignorants);
    const double errors = test::kStandardErrors * std::sqrt(variance / people / count) + 10.0 / people;
    test::record(id, "share of ignorants left", expected, moments.mean, test::kHasFullCounts ? std::min(errors, allowance) : errors, count);
    const double spread = std::sqrt(variance);
    const double spread_errors = test::kHasFullCounts ? 0.1 : test::kStandardErrors / std::sqrt(2.0 * count);
    test::record(id, "its standard deviation times sqrt(N)", spread, std::sqrt(moments.variance * people), spread_errors * spread, count);
}

}  // namespace

TEST_CASE("T02 a rumour among many leaves a fifth ignorant and has its peak where theory says (Maki-Thompson)") {
    constexpr std::int64_t kPeople = 100'000;
    constexpr auto kRuns = test::runs<std::uint64_t>(16, 200);
    const MeanPath path{1.0};
    // -W(-2 exp(-2)) / 2, Sudbury's constant, and 1 - ln 2.
    REQUIRE(path.end() == doctest::Approx(0.203188).epsilon(1e-5));
    REQUIRE(path.peak() == doctest::Approx(1.0 - std::log(2.0)).epsilon(1e-12));
    const Outcome outcome = outcome_of(rumour(kPeople, RumourRule::maki_thompson, 1.0, minutes{5}), kRuns);
    check_ignorants("T02", outcome, path.end(), path.variance(false), static_cast<double>(kPeople), 0.0006);
    // A maximum of a path that fluctuates lies above the path's: by up to .003 in a population of this size.
    test::record("T02", "peak of spreaders", path.peak(), test::moments_of(outcome.peaks).mean, 0.003, static_cast<double>(kRuns));
}

TEST_CASE("T03 one spreader and two ignorants: all have heard in three runs of four, and never does nobody hear (Maki-Thompson)") {
    constexpr auto kRuns = test::runs<std::uint64_t>(4'000, 100'000);
    const Outcome outcome = outcome_of(rumour(3, RumourRule::maki_thompson, 1.0, days{200}), kRuns);
    const auto runs = static_cast<double>(kRuns);
    const auto share_with_left = [&](double left) {
        return static_cast<double>(std::count_if(outcome.ignorants.begin(), outcome.ignorants.end(),
                                                 [&](double share) { return std::lround(3.0 * share) == std::lround(left); })) /
               runs;
    };
    const double errors = test::kStandardErrors * std::sqrt(0.25 * 0.75 / runs);
    test::record("T03", "P(0 ignorants left)", 0.75, share_with_left(0.0), errors, runs);
    test::record("T03", "P(1 ignorant left)", 0.25, share_with_left(1.0), errors, runs);
    test::record("T03", "P(2 ignorants left)", 0.0, share_with_left(2.0), 0.0, runs);
}

TEST_CASE("T04 a rumour whose spreaders silence each other leaves as many ignorant, but less surely (Daley-Kendall)") {
    constexpr std::int64_t kPeople = 20'000;
    constexpr auto kRuns = test::runs<std::uint64_t>(60, 500);
    const MeanPath path{1.0};
    const Outcome outcome = outcome_of(rumour(kPeople, RumourRule::daley_kendall, 1.0, days{200}), kRuns);
    check_ignorants("T04", outcome, path.end(), path.variance(true), static_cast<double>(kPeople), 0.0008);
}

TEST_CASE("T05 spreaders that stop every other time leave a sixteenth ignorant") {
    constexpr std::int64_t kPeople = 20'000;
    constexpr auto kRuns = test::runs<std::uint64_t>(40, 500);
    const MeanPath path{0.5};
    REQUIRE(path.end() == doctest::Approx(0.059520).epsilon(1e-4));
    const Outcome outcome = outcome_of(rumour(kPeople, RumourRule::maki_thompson, 0.5, days{200}), kRuns);
    check_ignorants("T05", outcome, path.end(), path.variance(false), static_cast<double>(kPeople), 0.001);
}
