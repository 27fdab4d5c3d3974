#include "engine/graph/boost_view.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>

#include <deque>
#include <numeric>

namespace firebreak {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<FollowerGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<FollowerGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<FollowerGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<FollowerGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<FollowerGraph>));

FollowerGraph sample_graph() { return test::graph_of_pairs(120, test::random_pairs(120, 300, 31)).with_transpose(); }

TEST_CASE("Boost sees the same edges from every side") {
    const FollowerGraph graph = sample_graph();
    const auto expected = test::pairs_of(graph);
    std::set<test::PlainFollow> all;
    std::set<test::PlainFollow> out;
    std::set<test::PlainFollow> in;
    for (auto [at, end] = edges(graph); at != end; ++at) all.emplace(index(source(*at, graph)), index(target(*at, graph)));
    std::size_t degrees = 0;
    for (auto [account, last] = vertices(graph); account != last; ++account) {
        for (auto [at, end] = out_edges(*account, graph); at != end; ++at)
            out.emplace(index(source(*at, graph)), index(target(*at, graph)));
        for (auto [at, end] = in_edges(*account, graph); at != end; ++at) {
            CHECK(target(*at, graph) == *account);
            in.emplace(index(source(*at, graph)), index(target(*at, graph)));
        }
        degrees += degree(*account, graph);
    }
    CHECK(all == expected);
    CHECK(out == expected);
    CHECK(in == expected);
    CHECK(degrees == 2 * num_edges(graph));
}

TEST_CASE("Boost's breadth-first search finds the distances of a plain queue") {
    const FollowerGraph graph = sample_graph();
    std::vector<int> expected(graph.accounts(), -1);
    std::deque<AccountId> waiting{AccountId{0}};
    expected[0] = 0;
    while (!waiting.empty()) {
        const AccountId author = waiting.front();
        waiting.pop_front();
        for (const AccountId follower : graph.followers(author)) {
            if (expected[index(follower)] >= 0) continue;
            expected[index(follower)] = expected[index(author)] + 1;
            waiting.push_back(follower);
        }
    }
    std::vector<int> distance(graph.accounts(), -1);
    distance[0] = 0;
    const auto distances = boost::make_iterator_property_map(distance.begin(), AccountIndexMap{});
    std::vector<boost::default_color_type> color(graph.accounts());
    boost::breadth_first_search(graph, AccountId{0},
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(distances, boost::on_tree_edge{})))
                                    .color_map(boost::make_iterator_property_map(color.begin(), AccountIndexMap{})));
    CHECK(distance == expected);
}

TEST_CASE("Boost's PageRank agrees with power iteration on a plain matrix") {
    // A ring with chords: nobody is without followers, so both definitions agree.
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t i = 0; i < 30; ++i) {
        pairs.emplace_back(i, (i + 1) % 30);
        if (i % 3 == 0) pairs.emplace_back(i, (i + 11) % 30);
    }
    const FollowerGraph graph = test::graph_of_pairs(30, pairs).with_transpose();
    std::vector<double> rank(30);
    boost::graph::page_rank(graph, boost::make_iterator_property_map(rank.begin(), AccountIndexMap{}), boost::graph::n_iterations(100),
                            0.85, 30);
    std::vector<double> expected(30, 1.0 / 30);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> next(30, 0.15 / 30);
        for (const auto& [author, follower] : pairs) next[follower] += 0.85 * expected[author] / (author % 3 == 0 ? 2 : 1);
        expected = next;
    }
    const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
    for (std::size_t i = 0; i < 30; ++i) CHECK(rank[i] / sum == doctest::Approx(expected[i]).epsilon(1e-4));
}

}  // namespace
}  // namespace firebreak
