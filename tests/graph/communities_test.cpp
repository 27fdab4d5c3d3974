#include "engine/graph/communities.hpp"
#include "engine/graph/generators.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <tbb/global_control.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace firebreak {
namespace {

// Who lives with whom, as it was dealt: accounts i and j are together when i % groups == j % groups.
FollowerGraph planted_graph(std::uint32_t accounts, std::uint32_t groups, double inside, double outside) {
    KeyedStream stream(77);
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t a = 0; a < accounts; ++a) {
        for (std::uint32_t b = 0; b < accounts; ++b) {
            if (a != b && stream.uniform() < (a % groups == b % groups ? inside : outside)) pairs.emplace_back(a, b);
        }
    }
    return test::graph_of_pairs(accounts, pairs);
}

// The share of pairs of accounts on which two partitions agree (Rand 1971), over all pairs.
double rand_index(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const auto pairs = [](double n) { return n * (n - 1) / 2; };
    std::map<std::uint32_t, double> in_a;
    std::map<std::uint32_t, double> in_b;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> in_both;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++in_a[a[i]];
        ++in_b[b[i]];
        ++in_both[{a[i], b[i]}];
    }
    double sum_a = 0.0;
    double sum_b = 0.0;
    double sum_both = 0.0;
    for (const auto& [group, size] : in_a) sum_a += pairs(size);
    for (const auto& [group, size] : in_b) sum_b += pairs(size);
    for (const auto& [group, size] : in_both) sum_both += pairs(size);
    const double all = pairs(static_cast<double>(a.size()));
    // Corrected for chance (Hubert and Arabie 1985): 0 for partitions that have nothing to do with each other.
    const double expected = sum_a * sum_b / all;
    return (sum_both - expected) / (0.5 * (sum_a + sum_b) - expected);
}

TEST_CASE("planted groups are found, and nobody is put into a wrong one") {
    const FollowerGraph graph = planted_graph(300, 6, 0.5, 0.02);
    const Communities communities = find_communities(graph);
    REQUIRE(communities.count() == 6);
    CHECK_FALSE(communities.has_rest);
    for (std::uint32_t account = 0; account < 300; ++account) {
        CAPTURE(account);
        CHECK(communities.of_account[account] == communities.of_account[account % 6]);
    }
}

TEST_CASE("the communities that the generator dealt are recovered") {
    CommunityModel model;
    model.accounts = 10'000;
    model.mixing = 0.2;
    model.mean_community = 0.03;
    GenerationReport report;
    const FollowerGraph graph = generate(model, Draws{5, 0}, &report);
    const Communities communities = find_communities(graph);
    CHECK(rand_index(communities.of_account, report.communities) > 0.9);
    // The best partition is at least as good as the dealt one; a greedy search may miss a hundredth of it.
    CHECK(modularity(graph, communities.of_account) > modularity(graph, report.communities) - 0.01);
}

TEST_CASE("modularity is what its definition says, pair by pair") {
    const FollowerGraph graph = test::graph_of_pairs(40, test::random_pairs(40, 200, 3));
    std::vector<std::uint32_t> of(40);
    for (std::uint32_t i = 0; i < 40; ++i) of[i] = i % 5;
    std::vector<double> degree(40, 0.0);
    std::vector<std::vector<double>> ties(40, std::vector<double>(40, 0.0));
    for (const auto& [author, follower] : test::pairs_of(graph)) {
        ++ties[author][follower];
        ++ties[follower][author];
        ++degree[author];
        ++degree[follower];
    }
    const double ends = std::accumulate(degree.begin(), degree.end(), 0.0);
    double expected = 0.0;
    for (std::size_t i = 0; i < 40; ++i) {
        for (std::size_t j = 0; j < 40; ++j) {
            if (of[i] == of[j]) expected += (ties[i][j] - 1.5 * degree[i] * degree[j] / ends) / ends;
        }
    }
    CHECK(modularity(graph, of, 1.5) == doctest::Approx(expected));
}

TEST_CASE("of a complete network modularity is the same whether its rows are stored or not") {
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t a = 0; a < 12; ++a) {
        for (std::uint32_t b = 0; b < 12; ++b) {
            if (a != b) pairs.emplace_back(a, b);
        }
    }
    const std::vector<std::uint32_t> of{0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2};
    CHECK(modularity(FollowerGraph::complete(12), of) == doctest::Approx(modularity(test::graph_of_pairs(12, pairs), of)));
}

TEST_CASE("groups that Boost separates by its strongest bridge are separated here too") {
    // Two rings of chords and one follow between them: the follow with the highest betweenness is the bridge.
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t side : {0U, 20U}) {
        for (std::uint32_t i = 0; i < 20; ++i) {
            for (std::uint32_t step : {1U, 3U, 7U}) {
                pairs.emplace_back(side + i, side + (i + step) % 20);
                pairs.emplace_back(side + (i + step) % 20, side + i);
            }
        }
    }
    pairs.emplace_back(4, 31);
    pairs.emplace_back(31, 4);
    const FollowerGraph graph = test::graph_of_pairs(40, pairs);
    using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                             boost::property<boost::edge_index_t, std::size_t>>;
    Undirected copy(40);
    std::size_t ties = 0;
    for (const auto& [author, follower] : test::pairs_of(graph)) {
        if (author < follower) boost::add_edge(author, follower, ties++, copy);
    }
    std::vector<double> betweenness(ties);
    boost::brandes_betweenness_centrality(
        copy, boost::edge_centrality_map(boost::make_iterator_property_map(betweenness.begin(), get(boost::edge_index, copy))));
    const auto strongest = static_cast<std::size_t>(std::max_element(betweenness.begin(), betweenness.end()) - betweenness.begin());
    const auto bridge = *std::find_if(boost::edges(copy).first, boost::edges(copy).second,
                                      [&](const auto& tie) { return get(boost::edge_index, copy, tie) == strongest; });
    const std::size_t one = source(bridge, copy);
    const std::size_t other = target(bridge, copy);
    const Communities communities = find_communities(graph);
    CHECK(communities.of_account[one] != communities.of_account[other]);
    for (std::uint32_t i = 0; i < 20; ++i) CHECK(communities.of_account[i] != communities.of_account[20 + i]);
}

TEST_CASE("sizes and follows between communities add up to the network") {
    CommunityModel model;
    model.accounts = 5'000;
    const FollowerGraph graph = generate(model, Draws{2, 0});
    CommunityOptions options;
    options.most = 10;
    const Communities communities = find_communities(graph, options);
    REQUIRE(communities.count() == 11);
    CHECK(communities.has_rest);
    CHECK(std::accumulate(communities.sizes.begin(), communities.sizes.end(), 0U) == graph.accounts());
    CHECK(std::is_sorted(communities.sizes.begin(), communities.sizes.end() - 1, std::greater<>{}));
    CHECK(std::accumulate(communities.follows.begin(), communities.follows.end(), std::uint64_t{0}) == graph.follows());
    std::uint64_t from_first_to_rest = 0;
    for (const auto& [author, follower] : test::pairs_of(graph)) {
        from_first_to_rest += communities.of_account[author] == 0 && communities.of_account[follower] == 10 ? 1U : 0U;
    }
    CHECK(communities.follows_between(0, 10) == from_first_to_rest);
}

TEST_CASE("communities do not depend on the number of threads, and do on the key") {
    CommunityModel model;
    model.accounts = 3'000;
    const FollowerGraph graph = generate(model, Draws{9, 0});
    const Communities here = find_communities(graph);
    for (const std::size_t threads : {1U, 2U, 8U}) {
        CAPTURE(threads);
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        CHECK(find_communities(graph).of_account == here.of_account);
    }
    CommunityOptions other;
    other.key = 2;
    CHECK(find_communities(graph, other).of_account != here.of_account);
}

TEST_CASE("networks with nothing to tell apart have communities too") {
    CHECK(find_communities(FollowerGraph{}).count() == 0);
    CHECK(find_communities(FollowerGraph::complete(1'000'000)).sizes == std::vector<std::uint32_t>{1'000'000});
    const Communities alone = find_communities(FollowerGraph::empty(50));
    CHECK(alone.has_rest);
    CHECK(alone.sizes == std::vector<std::uint32_t>{50});
    CHECK(modularity(FollowerGraph::empty(3), std::vector<std::uint32_t>{0, 1, 2}) == 0.0);
}

TEST_CASE("a search that is cancelled ends with what it has") {
    const FollowerGraph graph = planted_graph(200, 4, 0.4, 0.05);
    int asked = 0;
    CommunityOptions options;
    options.is_cancelled = [&] { return ++asked >= 1; };
    CHECK(find_communities(graph, options).of_account.size() == 200);
    CHECK(asked == 1);
}

}  // namespace
}  // namespace firebreak
