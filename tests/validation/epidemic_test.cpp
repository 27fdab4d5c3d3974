// T01: a post that lives for an exponential time and is seen by everybody at a constant rate, always shared, is a well-mixed Markov SIR
// epidemic. Its final size has an exact law for a finite population (Bailey's embedded random walk), which is enumerated here; the
// textbook value is the limit of its mean.
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::uint32_t kPeople = 20'000;

// Serial with min_reaction 0: people react at once, as in the textbook; the fastest loop that allows it.
Scenario epidemic(double r0) {
    Scenario scenario = test::pure_contagion(1.0);
    scenario.network.model = NetworkModel::complete;
    scenario.network.accounts = kPeople;
    scenario.sim.loop = Loop::serial;
    scenario.horizon = days{1000};
    PlatformParams& platform = scenario.platform;
    platform.min_reaction = Duration{0};
    platform.draws = DrawMode::skip;
    platform.kernel = KernelLaw::exponential;
    platform.post_lifetime = hours{1};
    // Contact with each single other at rate r0 / N per lifetime.
    platform.kernel_mean = Duration{static_cast<std::int64_t>(kPeople / r0 * 3.6e9)};
    scenario.company.policy_tick = days{1000};
    scenario.sim.metrics_tick = days{1000};
    return scenario;
}

struct FinalSize {
    double outbreak = 0.0;
    double mean = 0.0;
    double variance = 0.0;
};

// P(final size = k) by the embedded walk: with s susceptibles left the next event is an infection with probability q = r0 s / (r0 s + N),
// whatever the number of infectious people. alive[i] is the probability that there are i infectious people just after the k-th infection.
FinalSize exact_final_size(double r0, double large) {
    std::vector<double> alive(kPeople + 2, 0.0);
    alive[1] = 1.0;
    std::size_t most = 1;
    FinalSize result;
    double moment = 0.0;
    double square = 0.0;
    for (std::uint32_t infected = 1; infected <= kPeople; ++infected) {
        const double susceptible = kPeople - infected;
        const double q = r0 * susceptible / (r0 * susceptible + kPeople);
        // Downwards through removals, from the top; what falls to 0 ends the epidemic at this size. Each level may infect on its way.
        double falling = 0.0;
        for (std::size_t i = most; i >= 1; --i) {
            const double here = alive[i] + falling;
            alive[i] = here * q;
            falling = here * (1.0 - q);
        }
        const double share = static_cast<double>(infected) / kPeople;
        if (share > large) {
            result.outbreak += falling;
            moment += falling * share;
            square += falling * share * share;
        }
        for (std::size_t i = most; i >= 1; --i) alive[i + 1] = alive[i];
        alive[1] = 0.0;
        ++most;
        // What lies beyond 1e-30 at the ends does not matter.
        while (most > 1 && alive[most] < 1e-30) --most;
    }
    result.mean = moment / result.outbreak;
    result.variance = square / result.outbreak - result.mean * result.mean;
    return result;
}

void check_epidemic(double r0, const std::string& where, double textbook, double allowance, std::uint64_t count) {
    const Scenario scenario = epidemic(r0);
    const auto graph = test::shared_graph(scenario.network);
    const FinalSize exact = exact_final_size(r0, 0.1);
    double outbreaks = 0.0;
    double sum = 0.0;
    for (std::uint64_t repetition = 0; repetition < count; ++repetition) {
        const test::Run run = test::finished(scenario, graph, std::make_unique<test::ScriptedStrategy>(), repetition);
        const double share = static_cast<double>(run->book().posts.size()) / kPeople;
        if (share <= 0.1) continue;
        outbreaks += 1.0;
        sum += share;
    }
    REQUIRE(outbreaks > 0.0);
    // The enumeration meets the textbook up to what a finite population differs by, of order variance / (1 - r0 s) / N.
    test::record("T01", "final size, enumerated for 20,000 people against the textbook," + where, textbook, exact.mean, allowance);
    const auto runs = static_cast<double>(count);
    const double p_error = std::sqrt(exact.outbreak * (1.0 - exact.outbreak) / runs);
    // Susceptibles run out on the way to a tenth of all: a little more ends early than among infinitely many.
    test::record("T01", "P(outbreak), enumerated for 20,000 people against 1 - 1/R0," + where, 1.0 - 1.0 / r0, exact.outbreak, 0.003);
    test::record("T01", "P(outbreak)" + where, exact.outbreak, outbreaks / runs, test::kStandardErrors * p_error, runs);
    test::record("T01", "final size" + where, exact.mean, sum / outbreaks, test::kStandardErrors * std::sqrt(exact.variance / outbreaks),
                 outbreaks);
}

}  // namespace

TEST_CASE("T01 a well-mixed epidemic at R0 1.2 has the final size and the outbreak probability of theory") {
    check_epidemic(1.2, " at R0 1.2", 0.313698, 0.0035, test::runs<std::uint64_t>(400, 4200));
}
TEST_CASE("T01 a well-mixed epidemic at R0 1.5 has the final size and the outbreak probability of theory") {
    check_epidemic(1.5, " at R0 1.5", 0.582812, 0.001, test::runs<std::uint64_t>(200, 400));
}
TEST_CASE("T01 a well-mixed epidemic at R0 2 has the final size and the outbreak probability of theory") {
    check_epidemic(2.0, " at R0 2", 0.796812, 0.001, test::runs<std::uint64_t>(200, 400));
}
TEST_CASE("T01 a well-mixed epidemic at R0 3 has the final size and the outbreak probability of theory") {
    check_epidemic(3.0, " at R0 3", 0.940480, 0.001, test::runs<std::uint64_t>(200, 400));
}
