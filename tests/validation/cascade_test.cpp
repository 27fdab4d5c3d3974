// Cascades whose size theory knows: percolation on random graphs (T06, T07, T10) and branching processes (T16).
#include "tests/core/statistics.hpp"
#include "tests/validation/branching.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/outbreaks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// Each post is seen by Poisson(n) people who all share it.
std::vector<double> poisson_clusters(double n, std::int64_t roots, std::uint64_t repetition) {
    const Scenario scenario = test::branching(n / (test::kBranchingAccounts - 1), roots);
    return test::cluster_sizes(*test::finished(scenario, nullptr, std::make_unique<test::ScriptedStrategy>(), repetition));
}

// P(size = k) = e^-nk (nk)^(k-1) / k!, Borel.
double borel(double n, int k) { return std::exp(-n * k + (k - 1) * std::log(n * k) - std::lgamma(k + 1.0)); }

void check_branching(double n, const std::string& where, double count) {
    constexpr std::int64_t kRootsPerRun = 20'000;
    std::vector<double> sizes;
    for (std::uint64_t repetition = 0; static_cast<double>(sizes.size()) < count; ++repetition) {
        const std::vector<double> some = poisson_clusters(n, kRootsPerRun, repetition);
        CHECK(some.size() == kRootsPerRun);
        sizes.insert(sizes.end(), some.begin(), some.end());
    }
    const auto clusters = static_cast<double>(sizes.size());
    const auto ones = static_cast<double>(std::count(sizes.begin(), sizes.end(), 1.0));
    const auto large = static_cast<double>(std::count_if(sizes.begin(), sizes.end(), [](double size) { return size > 10.0; }));
    const double mean = 1.0 / (1.0 - n);
    const double variance = n / std::pow(1.0 - n, 3.0);
    const test::Moments moments = test::moments_of(sizes);
    const auto check = [&](const char* what, double expected, double obtained, double tolerance) {
        test::record("T16", what + where, expected, obtained, tolerance, clusters);
    };
    check("mean cluster", mean, moments.mean, test::kStandardErrors * std::sqrt(variance / clusters));
    // Fourth central moment by summing the law; its tail falls like e^-(n - 1 - ln n) k.
    double fourth = 0.0;
    std::vector<double> expected;
    std::vector<std::uint64_t> found(4000, 0);
    for (int k = 1; k < 4000; ++k) {
        fourth += std::pow(k - mean, 4.0) * borel(n, k);
        expected.push_back(clusters * borel(n, k));
    }
    check("variance of clusters", variance, moments.variance, test::kStandardErrors * std::sqrt((fourth - variance * variance) / clusters));
    const double one = std::exp(-n);
    double above_ten = 1.0;
    for (int k = 1; k <= 10; ++k) above_ten -= borel(n, k);
    check("P(cluster of 1)", one, ones / clusters, test::kStandardErrors * std::sqrt(one * (1.0 - one) / clusters));
    check("P(cluster above 10)", above_ten, large / clusters, test::kStandardErrors * std::sqrt(above_ten * (1.0 - above_ten) / clusters));
    for (const double size : sizes) ++found[std::min<std::size_t>(static_cast<std::size_t>(size), found.size() - 1) - 1];
    found.pop_back();
    check("chi-square against the Borel law, standardised", 0.0, test::chi_square(found, expected).standardised(), test::kStandardErrors);
}

}  // namespace

TEST_CASE("T06 the independent cascade on a random graph of mean degree 4 reaches its giant component") {
    // p = .5: mean 2, z = 1 - e^-2z. A new graph for each run, so that runs are independent.
    constexpr double kSize = 0.796812;
    const auto count = test::runs<std::uint64_t>(40, 300);
    constexpr std::int64_t kAccounts = 100'000;
    Scenario scenario = test::percolation(0.5, kAccounts);
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.mean_follows = 4.0;
    scenario.network.both_arcs = true;
    test::Outbreaks outbreaks;
    test::Outbreaks shares_only;
    for (std::uint64_t repetition = 0; repetition < count; ++repetition) {
        scenario.network.seed = static_cast<std::int64_t>(repetition + 1);
        const auto graph = test::shared_graph(scenario.network);
        scenario.sim.exposures = Exposures::all;
        test::spread_once(scenario, graph, repetition, 0.1, outbreaks);
        scenario.sim.exposures = Exposures::shares_only;
        test::spread_once(scenario, graph, repetition, 0.1, shares_only);
    }
    // The giant component of G(N, c/N) has variance N z (1 - z) / (1 - c (1 - z))^2.
    const double deviation = std::sqrt(kSize * (1.0 - kSize) / kAccounts) / (1.0 - 2.0 * (1.0 - kSize));
    test::check_outbreaks("T06", "", outbreaks, kSize, test::kStandardErrors * deviation / std::sqrt(outbreaks.large), kSize);
    test::check_outbreaks("T06", " where only shares are followed", shares_only, kSize,
                          test::kStandardErrors * deviation / std::sqrt(shares_only.large), kSize);
}

TEST_CASE("T07 the independent cascade on a random 4-regular graph has its size and its threshold at a third") {
    struct Expected {
        double p;
        double size;
        const char* where;
    };
    const auto count = test::runs<std::uint64_t>(40, 300);
    for (const Expected& expected : {Expected{0.4, 0.541503, " at p = .4"}, Expected{0.5, 0.854102, " at p = .5"}}) {
        Scenario scenario = test::percolation(expected.p, 50'000);
        scenario.network.model = NetworkModel::regular;
        scenario.network.mean_follows = 4.0;
        test::Outbreaks outbreaks;
        for (std::uint64_t repetition = 0; repetition < count; ++repetition) {
            scenario.network.seed = static_cast<std::int64_t>(repetition + 1);
            test::spread_once(scenario, test::shared_graph(scenario.network), repetition, 0.1, outbreaks);
        }
        // The allowance of the validation table.
        test::check_outbreaks("T07", expected.where, outbreaks, expected.size, 0.004, expected.size);
    }
    Scenario below = test::percolation(0.30, 50'000);
    below.network.model = NetworkModel::regular;
    below.network.mean_follows = 4.0;
    const auto graph = test::shared_graph(below.network);
    test::Outbreaks outbreaks;
    for (std::uint64_t repetition = 0; repetition < count; ++repetition) test::spread_once(below, graph, repetition, 0.05, outbreaks);
    test::record("T07", "outbreaks below the threshold, at p = .3", 0.0, outbreaks.large, 0.0, outbreaks.count);
}

TEST_CASE("T10 on a directed graph the chance of an outbreak is that of the followers, its size that of the friends") {
    // Followers 1 (.9) or 91 (.1), friends Poisson 10, p = .2: forward u = .9 (1 - p + p u) + .1 (1 - p + p u)^91, backward z = 1 - e^-2z.
    double dies = 0.5;
    for (int i = 0; i < 10'000; ++i) {
        const double one = 1.0 - 0.2 + 0.2 * dies;
        dies = 0.9 * one + 0.1 * std::pow(one, 91.0);
    }
    CHECK(std::abs((1.0 - dies) - 0.10391) < 1e-5);
    const auto count = test::runs<std::uint64_t>(1000, 4000);
    const auto accounts = test::runs<std::int64_t>(20'000, 100'000);
    Scenario scenario = test::percolation(0.2, accounts);
    scenario.network.model = NetworkModel::uniform_targets;
    test::Outbreaks outbreaks;
    const std::uint64_t graphs = 10;
    for (std::uint64_t graph_number = 0; graph_number < graphs; ++graph_number) {
        scenario.network.seed = static_cast<std::int64_t>(graph_number + 1);
        const auto graph = test::shared_graph(scenario.network);
        for (std::uint64_t i = 0; i < count / graphs; ++i) test::spread_once(scenario, graph, graph_number * count + i, 0.1, outbreaks);
    }
    test::check_outbreaks("T10", "", outbreaks, 0.79681, 0.002, 1.0 - dies);
}

TEST_CASE("T16 a cluster of Poisson offspring .5 has mean 2, variance 4 and the Borel law") {
    check_branching(0.5, " at n = .5", test::runs(100'000.0, 280'000.0));
}

TEST_CASE("T16 a cluster of Poisson offspring .8 has mean 5 and the Borel law") {
    check_branching(0.8, " at n = .8", test::runs(60'000.0, 360'000.0));
}
