#include "engine/graph/generators.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/graph/graph_measures.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

namespace firebreak {
namespace {

const Draws kDraws(2024, 0);

std::vector<std::uint32_t> follower_counts(const FollowerGraph& graph) {
    std::vector<std::uint32_t> counts(graph.accounts());
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) counts[i] = static_cast<std::uint32_t>(graph.followers_count(AccountId{i}));
    return counts;
}

std::vector<std::uint32_t> friend_counts(const FollowerGraph& graph) {
    std::vector<std::uint32_t> counts(graph.accounts());
    for (const AccountId follower : graph.all_followers()) ++counts[index(follower)];
    return counts;
}

bool is_simple(const FollowerGraph& graph) {
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const auto row = graph.followers(AccountId{i});
        const bool is_increasing = std::adjacent_find(row.begin(), row.end(), std::greater_equal<>{}) == row.end();
        if (!is_increasing || std::binary_search(row.begin(), row.end(), AccountId{i}) ||
            (!row.empty() && index(row.back()) >= graph.accounts()))
            return false;
    }
    return true;
}

bool is_symmetric(const FollowerGraph& graph) { return graph.follows() == 0 || measure(graph).returned_follows == 1.0; }

// Maximum likelihood for the tail of counts that are at least `least` (Clauset, Shalizi and Newman 2009, continuous with the half
// correction).
double tail_exponent(const std::vector<std::uint32_t>& counts, double least) {
    double sum = 0.0;
    double number = 0.0;
    for (const std::uint32_t count : counts) {
        if (count < least) continue;
        sum += std::log(count / (least - 0.5));
        number += 1.0;
    }
    return 1.0 + number / sum;
}

TEST_CASE("the minimum of a Pareto law is the one that gives the mean") {
    for (const double exponent : {1.8, 2.0, 2.05, 2.67, 3.5}) {
        CAPTURE(exponent);
        const double least = smallest_of({exponent, 32.5, 17'000});
        // The mean of the cut density, by the midpoint rule in the logarithm of x.
        double mass = 0.0;
        double moment = 0.0;
        const double step = std::log(17'000 / least) / 1e5;
        for (int i = 0; i < 100'000; ++i) {
            const double x = least * std::exp((i + 0.5) * step);
            mass += std::pow(x, 1.0 - exponent);
            moment += std::pow(x, 2.0 - exponent);
        }
        CHECK(moment / mass == doctest::Approx(32.5).epsilon(1e-6));
    }
}

TEST_CASE("the configuration model keeps its mean exactly, its tails and its cap") {
    ConfigurationModel model;
    model.accounts = 50'000;
    GenerationReport report;
    const FollowerGraph graph = generate(model, kDraws, &report);
    CHECK(is_simple(graph));
    CHECK(report.removed == 0);
    CHECK(graph.follows() == 1'625'000);
    const auto followers = follower_counts(graph);
    const auto friends = friend_counts(graph);
    CHECK(*std::max_element(followers.begin(), followers.end()) <= 0.17 * 50'000);
    CHECK(*std::max_element(friends.begin(), friends.end()) <= 0.17 * 50'000);
    // The cut of the tail biases the estimate upwards: by about .06 at 2.05 with a cut at 170 times `least`, .01 at 2.67.
    CHECK(tail_exponent(followers, 50) == doctest::Approx(2.05).epsilon(0.06));
    CHECK(tail_exponent(friends, 50) == doctest::Approx(2.67).epsilon(0.04));
}

TEST_CASE("the two counts of an account are independent in the configuration model") {
    ConfigurationModel model;
    model.accounts = 20'000;
    const FollowerGraph graph = generate(model, kDraws);
    const auto followers = follower_counts(graph);
    const auto friends = friend_counts(graph);
    double both_high = 0;
    double high = 0;
    for (std::size_t i = 0; i < followers.size(); ++i) {
        high += followers[i] > 30 ? 1 : 0;
        both_high += followers[i] > 30 && friends[i] > 30 ? 1 : 0;
    }
    const double friends_high =
        static_cast<double>(std::count_if(friends.begin(), friends.end(), [](auto count) { return count > 30; })) / 20'000;
    const double deviation = std::sqrt(friends_high * (1 - friends_high) / high);
    CHECK(std::fabs(both_high / high - friends_high) < 4 * deviation);
}

TEST_CASE("every generator gives the same graph for any number of threads, and another one for another seed") {
    const std::map<std::string, std::function<FollowerGraph(Draws)>> generators{
        {"configuration", [](Draws draws) { return generate(ConfigurationModel{20'000}, draws); }},
        {"communities", [](Draws draws) { return generate(CommunityModel{8'000}, draws); }},
        {"erdos-renyi",
         [](Draws draws) {
             return generate(ErdosRenyi{20'000, 10.0, false}, draws);
         }},
        {"erdos-renyi both",
         [](Draws draws) {
             return generate(ErdosRenyi{20'000, 10.0, true}, draws);
         }},
        {"regular",
         [](Draws draws) {
             return generate(RegularGraph{20'000, 6}, draws);
         }},
        {"barabasi-albert",
         [](Draws draws) {
             return generate(BarabasiAlbert{5'000, 4}, draws);
         }},
        {"rmat",
         [](Draws draws) {
             return generate(RmatGraph{8192, 200'000}, draws);
         }},
        {"uniform targets", [](Draws draws) { return uniform_targets(std::vector<std::uint32_t>(20'000, 9), draws); }},
    };
    for (const auto& [name, make] : generators) {
        CAPTURE(name);
        std::set<std::uint64_t> hashes;
        for (const int threads : {1, 3}) {
            tbb::task_arena arena(threads);
            arena.execute([&] {
                const FollowerGraph graph = make(Draws(7, 0));
                CHECK(is_simple(graph));
                hashes.insert(graph.content_hash());
            });
        }
        CHECK(hashes.size() == 1);
        hashes.insert(make(Draws(8, 0)).content_hash());
        hashes.insert(make(Draws(7, 1)).content_hash());
        CHECK(hashes.size() == 3);
    }
}

TEST_CASE("given counts are met exactly, also where almost every matching has to be mended") {
    // A star with dense rest: account 0 is followed by everyone.
    std::vector<std::uint32_t> out(60, 10);
    std::vector<std::uint32_t> in(60, 11);
    out[0] = 59;
    in[0] = 0;
    GenerationReport report;
    const FollowerGraph graph = configuration_of(out, in, kDraws, &report);
    CHECK(is_simple(graph));
    CHECK(report.removed == 0);
    CHECK(follower_counts(graph) == out);
    CHECK(friend_counts(graph) == in);
    in[1] = 12;
    CHECK_THROWS_AS((void)configuration_of(out, in, kDraws), InputError);
}

TEST_CASE("matching is even: every pair of a small graph of fixed counts is as likely as another") {
    // Out 1, in 1 for four accounts: the derangements of four, nine of them. Exchanges may favour some a little, so only the single follows
    // are checked.
    std::map<test::PlainFollow, int> seen;
    constexpr int kRounds = 3000;
    for (int round = 0; round < kRounds; ++round) {
        const std::vector<std::uint32_t> ones(4, 1);
        for (const auto& pair : test::pairs_of(configuration_of(ones, ones, Draws(1, static_cast<std::uint64_t>(round))))) ++seen[pair];
    }
    CHECK(seen.size() == 12);
    const double deviation = std::sqrt(kRounds * (1.0 / 3) * (2.0 / 3));
    for (const auto& [pair, count] : seen) CHECK(std::fabs(count - kRounds / 3.0) < 4.5 * deviation);
}

TEST_CASE("fixed follower counts with even targets give Poisson friend counts") {
    constexpr std::uint32_t kAccounts = 20'000;
    const std::vector<DegreeShare> shares{{1, 0.9}, {91, 0.1}};
    const auto out = mixed_degrees(kAccounts, shares, 5);
    CHECK(std::count(out.begin(), out.end(), 91U) == 2000);
    const FollowerGraph graph = uniform_targets(out, kDraws);
    CHECK(is_simple(graph));
    CHECK(follower_counts(graph) == out);
    const auto friends = friend_counts(graph);
    double term = std::exp(-10.0);
    for (int k = 1; k <= 20; ++k) {
        term *= 10.0 / k;
        CAPTURE(k);
        const auto found = static_cast<double>(std::count(friends.begin(), friends.end(), static_cast<std::uint32_t>(k)));
        CHECK(std::fabs(found - term * kAccounts) < 4 * std::sqrt(term * kAccounts) + 1);
    }
    CHECK(follower_counts(uniform_targets(std::vector<std::uint32_t>(20, 18), kDraws)) == std::vector<std::uint32_t>(20, 18));
    CHECK_THROWS_AS((void)mixed_degrees(10, std::vector<DegreeShare>{{1, 0.5}}, 5), InputError);
}

TEST_CASE("Erdos-Renyi graphs have binomial counts, one way and both ways") {
    for (const bool both : {false, true}) {
        CAPTURE(both);
        const FollowerGraph graph = generate(ErdosRenyi{20'000, 7.0, both}, kDraws);
        const double pairs = 20'000.0 * 19'999 / (both ? 2 : 1);
        const double p = 7.0 / 19'999;
        const double expected = pairs * p * (both ? 2 : 1);
        CHECK(std::fabs(static_cast<double>(graph.follows()) - expected) < 4 * std::sqrt(pairs * p) * (both ? 2 : 1));
        CHECK(is_symmetric(graph) == both);
        const auto counts = friend_counts(graph);
        double term = std::exp(-7.0);
        for (int k = 1; k <= 14; ++k) {
            term *= 7.0 / k;
            CAPTURE(k);
            const auto found = static_cast<double>(std::count(counts.begin(), counts.end(), static_cast<std::uint32_t>(k)));
            CHECK(std::fabs(found - term * 20'000) < 4.5 * std::sqrt(term * 20'000));
        }
    }
    CHECK(generate(ErdosRenyi{50, 49.0, false}, kDraws).follows() == 50 * 49);
    CHECK(generate(ErdosRenyi{50, 0.0, false}, kDraws).follows() == 0);
}

TEST_CASE("regular graphs are regular, Barabasi-Albert graphs have their links, R-MAT graphs what is left") {
    const FollowerGraph regular = generate(RegularGraph{1000, 11}, kDraws);
    CHECK(follower_counts(regular) == std::vector<std::uint32_t>(1000, 11));
    CHECK(is_symmetric(regular));
    CHECK_THROWS_AS((void)generate(RegularGraph{1001, 11}, kDraws), InputError);
    const FollowerGraph attached = generate(BarabasiAlbert{5000, 5}, kDraws);
    CHECK(attached.follows() == 6 * 5 + 2 * (5000 - 6) * 5);
    CHECK(is_symmetric(attached));
    // The law k^-3 of the discrete model: P(k) = 2 m (m + 1) / (k (k + 1) (k + 2)), so a share 2 / (m + 2) has exactly m.
    const auto counts = follower_counts(attached);
    const double least = 2.0 / 7;
    CHECK(std::fabs(static_cast<double>(std::count(counts.begin(), counts.end(), 5U)) / 5000 - least) <
          4 * std::sqrt(least * (1 - least) / 5000));
    GenerationReport report;
    const FollowerGraph rmat = generate(RmatGraph{4096, 100'000}, kDraws, &report);
    CHECK(rmat.accounts() == 4096);
    CHECK(rmat.follows() + report.removed == 100'000);
    const FollowerGraph odd = generate(RmatGraph{3001, 100'000}, kDraws, &report);
    CHECK(odd.accounts() == 3001);
    CHECK(is_simple(odd));
    CHECK(odd.follows() + report.removed == 100'000);
}

TEST_CASE("degrees of an undirected graph are met") {
    std::vector<std::uint32_t> degrees(500, 3);
    degrees[0] = 200;
    degrees[1] = 100;
    GenerationReport report;
    const FollowerGraph graph = undirected_configuration(degrees, kDraws, &report);
    CHECK(report.removed == 0);
    CHECK(follower_counts(graph) == degrees);
    CHECK(is_symmetric(graph));
    degrees[2] = 4;
    CHECK_THROWS_AS((void)undirected_configuration(degrees, kDraws), InputError);
}

TEST_CASE("the community model meets its mean, its mixing, its reciprocity and its tails") {
    CommunityModel model;
    model.accounts = 30'000;
    GenerationReport report;
    const FollowerGraph graph = generate(model, kDraws, &report);
    CHECK(is_simple(graph));
    CHECK(static_cast<double>(graph.follows()) / model.accounts == doctest::Approx(32.5).epsilon(0.005));
    CHECK(measure(graph).mutual_pairs == doctest::Approx(0.22).epsilon(0.1));
    REQUIRE(report.communities.size() == model.accounts);
    double leaving = 0;
    for (const auto& [author, follower] : test::pairs_of(graph))
        leaving += report.communities[author] != report.communities[follower] ? 1 : 0;
    CHECK(std::fabs(leaving / static_cast<double>(graph.follows()) - 0.30) < 0.03);
    CHECK(tail_exponent(follower_counts(graph), 80) == doctest::Approx(2.05).epsilon(0.1));
    CHECK(tail_exponent(friend_counts(graph), 80) == doctest::Approx(2.67).epsilon(0.1));
}

TEST_CASE("parameters out of range are refused in words") {
    CHECK(test::message_of<InputError>([] {
              (void)generate(ConfigurationModel{100}, kDraws);
          }).find("must lie above 0 and below its largest value, 17") != std::string::npos);
    CHECK_THROWS_AS((void)generate(ConfigurationModel{1000, 32.5, 0.9}, kDraws), InputError);
    CHECK_THROWS_AS((void)generate(CommunityModel{1}, kDraws), InputError);
    CHECK_THROWS_AS((void)generate(BarabasiAlbert{5, 5}, kDraws), InputError);
    CHECK_THROWS_AS((void)generate(RmatGraph{1}, kDraws), InputError);
    CHECK_THROWS_AS((void)generate(ErdosRenyi{10, 12.0}, kDraws), InputError);
}

}  // namespace
}  // namespace firebreak
