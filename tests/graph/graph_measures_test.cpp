#include "engine/graph/graph_measures.hpp"
#include "engine/graph/edge_list.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

namespace firebreak {
namespace {

// reach[i][j]: news of i can get to j (Warshall's closure; the slow and plain way).
std::vector<std::vector<bool>> closure(const FollowerGraph& graph, bool ignores_direction) {
    const std::size_t n = graph.accounts();
    std::vector<std::vector<bool>> reach(n, std::vector<bool>(n));
    for (std::size_t i = 0; i < n; ++i) reach[i][i] = true;
    for (const auto& [author, follower] : test::pairs_of(graph)) {
        reach[author][follower] = true;
        if (ignores_direction) reach[follower][author] = true;
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
        }
    }
    return reach;
}

struct Components {
    std::uint64_t count = 0;
    std::uint64_t largest = 0;
};

Components components_of(const std::vector<std::vector<bool>>& reach) {
    std::map<std::size_t, std::uint64_t> sizes;
    for (std::size_t i = 0; i < reach.size(); ++i) {
        std::size_t first = 0;
        while (!(reach[i][first] && reach[first][i])) ++first;
        ++sizes[first];
    }
    Components components{sizes.size(), 0};
    for (const auto& [first, size] : sizes) components.largest = std::max(components.largest, size);
    return components;
}

TEST_CASE("components and reciprocity agree with a naive recount") {
    for (const std::size_t follows : {20U, 60U, 90U, 200U}) {
        CAPTURE(follows);
        const FollowerGraph graph = test::graph_of_pairs(60, test::random_pairs(60, follows, follows));
        const GraphMeasures measures = measure(graph);
        const Components weak = components_of(closure(graph, true));
        const Components strong = components_of(closure(graph, false));
        CHECK(measures.weak_components == weak.count);
        CHECK(measures.largest_weak_component == weak.largest);
        CHECK(measures.strong_components == strong.count);
        CHECK(measures.largest_strong_component == strong.largest);
        const auto pairs = test::pairs_of(graph);
        std::set<test::PlainFollow> connected;
        double returned = 0;
        for (const auto& [author, follower] : pairs) {
            returned += pairs.contains({follower, author}) ? 1 : 0;
            connected.insert(std::minmax(author, follower));
        }
        CHECK(measures.returned_follows == doctest::Approx(returned / static_cast<double>(pairs.size())));
        CHECK(measures.mutual_pairs == doctest::Approx(returned / 2 / static_cast<double>(connected.size())));
    }
}

TEST_CASE("quantiles are those of a sorted list") {
    // Account i has i followers among 101 accounts, except that the last wraps around itself.
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t i = 0; i < 101; ++i) {
        for (std::uint32_t n = 1; n <= i; ++n) pairs.emplace_back(i, (i + n) % 101);
    }
    const GraphMeasures measures = measure(test::graph_of_pairs(101, pairs));
    CHECK(measures.followers.min == 0);
    CHECK(measures.followers.q10 == 10);
    CHECK(measures.followers.median == 50);
    CHECK(measures.followers.q90 == 90);
    CHECK(measures.followers.q99 == 99);
    CHECK(measures.followers.max == 100);
    CHECK(measures.followers.mean == doctest::Approx(50));
    CHECK(measures.friends.mean == doctest::Approx(50));
}

TEST_CASE("networks without rows are measured too") {
    CHECK(measure(FollowerGraph::complete(1'000'000)).followers.median == 999'999);
    CHECK(measure(FollowerGraph::complete(1'000'000)).strong_components == 1);
    CHECK(measure(FollowerGraph::empty(10)).isolated == 10);
    CHECK(measure(FollowerGraph::empty(10)).weak_components == 10);
    CHECK(measure(FollowerGraph{}).weak_components == 0);
}

TEST_CASE("the real graphs have the shape their sources state") {
    const auto bank = test::shared_data("graphs/bank-followers.txt");
    const auto congress = test::shared_data("graphs/congress-weighted.txt");
    if (!bank || !congress) {
        MESSAGE("skipped: the shared data is not there");
        return;
    }
    const ReadGraph bank_graph = read_edge_list(*bank, {});
    CHECK(bank_graph.graph.accounts() == 13'688);
    CHECK(bank_graph.graph.follows() == 68'328);
    const ReadGraph congress_graph = read_edge_list(*congress, {});
    CHECK(congress_graph.graph.accounts() == 475);
    CHECK(congress_graph.graph.follows() == 13'289);
    REQUIRE(congress_graph.graph.has_weights());
    CHECK(congress_graph.graph.weights(AccountId{0})[0] == doctest::Approx(0.002105263157894737));
}

}  // namespace
}  // namespace firebreak
