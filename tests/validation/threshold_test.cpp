// T11 and T12: Watts' thresholds. Everybody shares once a fifth, or so, of those he follows have; on a random graph with both arcs the
// final share follows from the recursion of Gleeson and Cahalane (2007), and a single first poster can set off a cascade inside a window of
// mean degrees only (Watts 2002).
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

constexpr double kThreshold = 0.18;
constexpr int kMostFriends = 60;

double poisson(double mean, int k) { return std::exp(-mean + k * std::log(mean) - std::lgamma(k + 1.0)); }

double binomial(int n, int m, double q) {
    if (q <= 0.0) return m == 0 ? 1.0 : 0.0;
    if (q >= 1.0) return m == n ? 1.0 : 0.0;
    const double ways = std::lgamma(n + 1.0) - std::lgamma(m + 1.0) - std::lgamma(n - m + 1.0);
    return std::exp(ways + m * std::log(q) + (n - m) * std::log1p(-q));
}

// P(at least a fifth of `friends` are active), of `asked` of whom each is active with probability q.
double gives_in(int friends, int asked, double q) {
    double sum = 0.0;
    for (int m = 1; m <= asked; ++m) {
        if (m >= kThreshold * friends) sum += binomial(asked, m, q);
    }
    return sum;
}

// q: a neighbour is active, given that I am not; iterated upwards from the first posters.
double final_share(double mean, double first) {
    double q = first;
    for (int step = 0; step < 20'000; ++step) {
        double sum = 0.0;
        for (int k = 1; k <= kMostFriends; ++k) sum += k / mean * poisson(mean, k) * gives_in(k, k - 1, q);
        const double next = first + (1.0 - first) * sum;
        if (next - q < 1e-13) break;
        q = next;
    }
    double share = 0.0;
    for (int k = 0; k <= kMostFriends; ++k) share += poisson(mean, k) * gives_in(k, k, q);
    return first + (1.0 - first) * share;
}

// Mean number of further people that give in to one active friend, per such: 1 at both ends of the window.
double vulnerable_offspring(double mean) {
    double sum = 0.0;
    for (int k = 1; k * kThreshold <= 1.0; ++k) sum += k * (k - 1.0) * poisson(mean, k);
    return sum / mean;
}

double end_of_window(double inside, double outside) {
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (inside + outside);
        (vulnerable_offspring(middle) > 1.0 ? inside : outside) = middle;
    }
    return inside;
}

Scenario thresholds(double mean, std::int64_t accounts, std::int64_t first, std::int64_t graph_seed) {
    Scenario scenario = test::pure_contagion(1.0);
    scenario.horizon = days{20};
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.both_arcs = true;
    scenario.network.accounts = accounts;
    scenario.network.mean_follows = mean;
    scenario.network.seed = graph_seed;
    scenario.platform.contagion = Contagion::threshold_fraction;
    scenario.platform.threshold_fraction = kThreshold;
    scenario.platform.kernel = KernelLaw::fixed;
    scenario.platform.kernel_mean = scenario.platform.min_reaction;
    scenario.attitude.step = 0.0;
    scenario.incidents[0].seeds_at_start = first;
    return scenario;
}

std::vector<double> authors_share(const Simulation& simulation) {
    std::vector<bool> is_author(simulation.graph().accounts());
    double distinct = 0.0;
    for (const Post& post : simulation.book().posts) {
        distinct += !is_author[index(post.author)];
        is_author[index(post.author)] = true;
    }
    return {distinct / static_cast<double>(simulation.graph().accounts())};
}

// First posters are drawn with replacement, so slightly fewer accounts are first than posts: the recursion is given what came out.
void check_share(double mean, double first, double tolerance, int count) {
    constexpr std::int64_t kAccounts = 100'000;
    const auto posters = static_cast<std::int64_t>(std::lround(kAccounts * first));
    const double distinct = 1.0 - std::pow(1.0 - 1.0 / static_cast<double>(kAccounts), static_cast<double>(posters));
    std::vector<double> shares;
    for (int run = 0; run < count; ++run) {
        const test::Run one = test::finished(thresholds(mean, kAccounts, posters, run + 1), nullptr,
                                             std::make_unique<test::ScriptedStrategy>(), static_cast<std::uint64_t>(run));
        shares.push_back(authors_share(*one).front());
    }
    const double all = static_cast<double>(count);
    test::record("T11", fmt::format("share that gives in, mean degree {}", mean), final_share(mean, distinct),
                 test::moments_of(shares).mean, tolerance, all);
}

double share_of_large(double mean, int graphs, int starts) {
    double large = 0.0;
    for (int graph = 1; graph <= graphs; ++graph) {
        const Scenario scenario = thresholds(mean, 10'000, 1, graph);
        const auto follows = test::shared_graph(scenario.network);
        for (int start = 0; start < starts; ++start) {
            const test::Run run =
                test::finished(scenario, follows, std::make_unique<test::ScriptedStrategy>(), static_cast<std::uint64_t>(start));
            large += authors_share(*run).front() > 0.05;
        }
    }
    return large / (graphs * starts);
}

}  // namespace

TEST_CASE("T11 with thresholds of .18 as many give in as the recursion of Gleeson and Cahalane says") {
    // The table's figures are the recursion's.
    REQUIRE(final_share(1.5, 0.01) == doctest::Approx(0.5914).epsilon(1e-3));
    REQUIRE(final_share(3.0, 0.01) == doctest::Approx(0.9412).epsilon(1e-3));
    REQUIRE(final_share(6.0, 0.01) == doctest::Approx(0.99751).epsilon(1e-4));
    REQUIRE(final_share(7.0, 0.001) == doctest::Approx(0.00424).epsilon(1e-2));
    constexpr int kRuns = test::runs(2, 10);
    check_share(1.5, 0.01, 0.004, kRuns);
    check_share(3.0, 0.01, 0.004, kRuns);
    check_share(6.0, 0.01, 0.004, kRuns);
    check_share(7.0, 0.001, 0.0005, test::runs(4, 20));
}

TEST_CASE("T12 one first poster can set off a cascade inside Watts' window only") {
    const double lower = end_of_window(2.0, 0.5);
    const double upper = end_of_window(4.0, 8.0);
    test::record("T12", "lower end of the window", 1.0207, lower, 1e-4);
    test::record("T12", "upper end of the window", 5.7647, upper, 1e-4);
    constexpr int kGraphs = test::runs(2, 5);
    constexpr int kStarts = test::runs(25, 100);
    for (const double mean : {0.9, 6.5}) {
        REQUIRE((mean < lower || mean > upper));
        test::record("T12", fmt::format("share of cascades above 5 %, mean degree {}", mean), 0.0, share_of_large(mean, kGraphs, kStarts),
                     0.0, kGraphs * kStarts);
    }
    for (const double mean : {1.1, 2.0, 4.0, 5.5}) {
        CAPTURE(mean);
        REQUIRE((mean > lower && mean < upper));
        CHECK(share_of_large(mean, kGraphs, kStarts) > 0.0);
    }
}
