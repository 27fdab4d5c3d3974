// Cascades on undirected random graphs with given numbers of neighbours, against their generating functions: the independent cascade on a
// heavy-tailed one (T08), and an epidemic in which all contacts of a post share its lifetime (T09).
#include "engine/graph/generators.hpp"
#include "tests/validation/counts.hpp"
#include "tests/validation/outbreaks.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// P(k) proportional to k^-2.5 for k = 2 ... 1000.
std::vector<DegreeShare> heavy_tailed_law() {
    std::vector<DegreeShare> law;
    double sum = 0.0;
    for (std::uint32_t k = 2; k <= 1000; ++k) {
        law.push_back({k, std::pow(k, -2.5)});
        sum += law.back().share;
    }
    for (DegreeShare& one : law) one.share /= sum;
    return law;
}

double moment(const std::vector<DegreeShare>& law, double power) {
    double sum = 0.0;
    for (const DegreeShare& one : law) sum += one.share * std::pow(one.degree, power);
    return sum;
}

// Newman 2002: a tie leads nowhere with probability u = G1(1 - T + T u); an account is reached, and an outbreak begins, with 1 - G0 there.
double percolation_size(const std::vector<DegreeShare>& law, double transmissibility) {
    const double mean = moment(law, 1.0);
    double u = 0.5;
    for (int i = 0; i < 10'000; ++i) {
        double next = 0.0;
        for (const DegreeShare& one : law)
            next += one.share * one.degree / mean * std::pow(1.0 - transmissibility + transmissibility * u, one.degree - 1.0);
        if (std::abs(next - u) < 1e-14) break;
        u = next;
    }
    double unreached = 0.0;
    for (const DegreeShare& one : law) unreached += one.share * std::pow(1.0 - transmissibility + transmissibility * u, one.degree);
    return 1.0 - unreached;
}

std::shared_ptr<const FollowerGraph> heavy_tailed_graph(std::uint32_t accounts, std::uint64_t seed) {
    std::vector<std::uint32_t> degrees = mixed_degrees(accounts, heavy_tailed_law(), seed);
    std::uint64_t sum = 0;
    for (const std::uint32_t degree : degrees) sum += degree;
    // Every tie has two ends.
    degrees.back() += sum % 2;
    GenerationReport report;
    auto graph = std::make_shared<const FollowerGraph>(undirected_configuration(degrees, Draws{seed, 0}, &report));
    CHECK(report.removed == 0);
    return graph;
}

void check_percolation(double transmissibility, double table, const std::string& where) {
    const double size = percolation_size(heavy_tailed_law(), transmissibility);
    test::record("T08", "size by generating functions, against the table," + where, table, size, 1e-6);
    const auto accounts = test::runs<std::uint32_t>(50'000, 100'000);
    const auto graphs = test::runs<std::uint64_t>(10, 40);
    const auto runs_per_graph = test::runs<std::uint64_t>(40, 210);
    const Scenario scenario = test::percolation(transmissibility, accounts);
    test::Outbreaks outbreaks;
    for (std::uint64_t graph_number = 1; graph_number <= graphs; ++graph_number) {
        const auto graph = heavy_tailed_graph(accounts, graph_number);
        for (std::uint64_t i = 0; i < runs_per_graph; ++i)
            test::spread_once(scenario, graph, graph_number * runs_per_graph + i, 0.1, outbreaks);
    }
    // The allowance of the validation table for the size; 4 standard errors of the full count are its .02 for the chance.
    test::check_outbreaks("T08", where, outbreaks, size, 0.004, size);
}

}  // namespace

TEST_CASE("T08 at T = .2 the cascade on a heavy-tailed configuration model has the size and the chance of its generating function") {
    check_percolation(0.2, 0.290526, " at T = .2");
}
TEST_CASE("T08 at T = .5 the cascade on a heavy-tailed configuration model has the size and the chance of its generating function") {
    check_percolation(0.5, 0.745242, " at T = .5");
}

TEST_CASE("T08 far below the threshold generations shrink by T over the threshold") {
    const std::vector<DegreeShare> law = heavy_tailed_law();
    const double threshold = moment(law, 1.0) / (moment(law, 2.0) - moment(law, 1.0));
    test::record("T08", "threshold by the moments of the degrees, against the table", 0.026145, threshold, 5e-7);
    // Few enough sharers that they do not meet again.
    constexpr double kTransmissibility = 0.01;
    constexpr std::uint32_t kAccounts = 200'000;
    Scenario scenario = test::percolation(kTransmissibility, kAccounts);
    scenario.platform.share_once_per = ShareScope::root;
    scenario.incidents[0].seeds_at_start = 100'000;
    const auto count = test::runs<std::uint64_t>(10, 60);
    std::vector<double> ratios;
    for (std::uint64_t repetition = 1; repetition <= count; ++repetition) {
        const test::Run run =
            test::finished(scenario, heavy_tailed_graph(kAccounts, repetition), std::make_unique<test::ScriptedStrategy>(), repetition);
        std::array<double, 3> posts{};
        for (const Post& post : run->book().posts) {
            if (post.depth < posts.size()) ++posts[post.depth];
        }
        ratios.push_back(posts[2] / posts[1]);
    }
    const test::Moments moments = test::moments_of(ratios);
    test::record("T08", "shares of shares per share, at T = .01", kTransmissibility / threshold, moments.mean,
                 test::kStandardErrors * std::sqrt(moments.variance / static_cast<double>(count)), static_cast<double>(count));
}

TEST_CASE("T09 with a lifetime that all followers of a post share, the size is that of the cascade, but outbreaks are rarer") {
    // Reaction and lifetime are exponential with equal means: the chance 1 - e^-life that one follower reacts is uniform on [0, 1].
    // Forwards all ties of an account share it: u = E (1 - T + T u)^3. Backwards every tie has its own sharer, so only its mean counts.
    const auto mean_of_power = [](double u, int ties) {
        double sum = 0.0;
        for (int i = 0; i <= ties; ++i) sum += std::pow(u, i);
        return sum / (ties + 1.0);
    };
    double dies = 0.5;
    double unreached = 0.5;
    for (int i = 0; i < 10'000; ++i) {
        dies = mean_of_power(dies, 3);
        unreached = std::pow(0.5 + 0.5 * unreached, 3.0);
    }
    const double probability = 1.0 - mean_of_power(dies, 4);
    const double size = 1.0 - std::pow(0.5 + 0.5 * unreached, 4.0);
    test::record("T09", "P(outbreak) by generating functions, against the table", 0.662742, probability, 1e-6);
    test::record("T09", "size by generating functions, against the table", 0.854102, size, 1e-6);
    Scenario scenario = test::pure_contagion(1.0);
    scenario.network.model = NetworkModel::regular;
    scenario.network.mean_follows = 4.0;
    scenario.network.accounts = 20'000;
    scenario.horizon = days{100};
    scenario.company.policy_tick = days{100};
    scenario.sim.metrics_tick = days{100};
    scenario.sim.loop = Loop::serial;
    scenario.platform.min_reaction = Duration{0};
    scenario.platform.kernel = KernelLaw::exponential;
    scenario.platform.kernel_mean = hours{1};
    scenario.platform.post_lifetime = hours{1};
    constexpr std::uint64_t kGraphs = 20;
    const auto runs_per_graph = test::runs<std::uint64_t>(15, 450);
    test::Outbreaks outbreaks;
    for (std::uint64_t graph_number = 1; graph_number <= kGraphs; ++graph_number) {
        scenario.network.seed = static_cast<std::int64_t>(graph_number);
        const auto graph = test::shared_graph(scenario.network);
        for (std::uint64_t i = 0; i < runs_per_graph; ++i)
            test::spread_once(scenario, graph, graph_number * runs_per_graph + i, 0.1, outbreaks);
    }
    test::check_outbreaks("T09", "", outbreaks, size, 0.003, probability);
}
