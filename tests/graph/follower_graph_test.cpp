#include "engine/graph/follower_graph.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <map>

namespace firebreak {
namespace {

using test::PlainFollow;

TEST_CASE("a graph holds exactly the follows it was given, without self-loops and duplicates") {
    for (const std::uint64_t key : {1U, 2U, 3U}) {
        CAPTURE(key);
        const auto pairs = test::random_pairs(60, 1500, key);
        std::set<PlainFollow> expected;
        std::size_t self_loops = 0;
        for (const PlainFollow& pair : pairs) pair.first == pair.second ? void(++self_loops) : void(expected.insert(pair));
        std::vector<Follow> follows;
        for (const auto& [author, follower] : pairs) follows.push_back({AccountId{author}, AccountId{follower}});
        DroppedFollows dropped;
        const FollowerGraph graph = graph_of(60, follows, &dropped);
        CHECK(test::pairs_of(graph) == expected);
        CHECK(graph.follows() == expected.size());
        CHECK(dropped.self_loops == self_loops);
        CHECK(dropped.duplicates == pairs.size() - self_loops - expected.size());
        for (std::uint32_t i = 0; i < 60; ++i)
            CHECK(std::is_sorted(graph.followers(AccountId{i}).begin(), graph.followers(AccountId{i}).end()));
    }
}

TEST_CASE("friends are the followers turned around") {
    const FollowerGraph graph = test::graph_of_pairs(40, test::random_pairs(40, 700, 9)).with_transpose();
    REQUIRE(graph.has_transpose());
    std::set<PlainFollow> turned;
    for (std::uint32_t follower = 0; follower < 40; ++follower) {
        const auto friends = graph.friends(AccountId{follower});
        CHECK(std::is_sorted(friends.begin(), friends.end()));
        for (const AccountId author : friends) turned.emplace(index(author), follower);
    }
    CHECK(turned == test::pairs_of(graph));
}

TEST_CASE("a complete network counts all others and stores nothing") {
    const FollowerGraph graph = FollowerGraph::complete(100'000);
    CHECK(graph.kind() == FollowerGraph::Kind::complete);
    CHECK(graph.follows() == std::uint64_t{100'000} * 99'999);
    CHECK(graph.followers_count(AccountId{7}) == 99'999);
    CHECK(graph.bytes() == 0);
}

TEST_CASE("an empty network has accounts and no followers") {
    const FollowerGraph graph = FollowerGraph::empty(1000);
    CHECK(graph.accounts() == 1000);
    CHECK(graph.follows() == 0);
    CHECK(graph.followers(AccountId{999}).empty());
    CHECK(FollowerGraph{}.accounts() == 0);
}

TEST_CASE("the content hash tells graphs apart by accounts, follows and weights alone") {
    const std::vector<PlainFollow> pairs{{0, 1}, {1, 2}};
    const std::uint64_t hash = test::graph_of_pairs(3, pairs).content_hash();
    CHECK(hash == test::graph_of_pairs(3, {{1, 2}, {0, 1}, {0, 1}}).content_hash());
    CHECK(hash != test::graph_of_pairs(4, pairs).content_hash());
    CHECK(hash != test::graph_of_pairs(3, {{1, 0}, {2, 1}}).content_hash());
    CHECK(FollowerGraph::complete(3).content_hash() != FollowerGraph::empty(3).content_hash());
}

TEST_CASE("rows stay where they are when a graph is moved") {
    FollowerGraph graph = test::graph_of_pairs(5, {{0, 1}, {0, 3}, {4, 2}});
    const AccountId* const row = graph.followers(AccountId{0}).data();
    const FollowerGraph moved = std::move(graph);
    CHECK(moved.followers(AccountId{0}).data() == row);
    CHECK(moved.followers(AccountId{4})[0] == AccountId{2});
}

TEST_CASE("a follow costs at most 4.6 bytes from a mean of 14 follows up") {
    const FollowerGraph graph = test::graph_of_pairs(2000, test::random_pairs(2000, 28'300, 4));
    REQUIRE(graph.follows() >= 14 * 2000);
    CHECK(static_cast<double>(graph.bytes()) / static_cast<double>(graph.follows()) <= 4.6);
}

TEST_CASE("rows with weights keep the weight of the first of several equal follows") {
    const std::vector<Follow> follows{
        {AccountId{0}, AccountId{2}}, {AccountId{0}, AccountId{1}}, {AccountId{0}, AccountId{2}}, {AccountId{1}, AccountId{1}}};
    const std::vector<float> weights{0.25F, 0.5F, 0.75F, 1.0F};
    const FollowPart part{follows, weights};
    DroppedFollows dropped;
    const FollowerGraph graph = FollowerGraph::stored(build_rows(3, {&part, 1}, dropped));
    REQUIRE(graph.has_weights());
    REQUIRE(graph.weights(AccountId{0}).size() == 2);
    CHECK(graph.weights(AccountId{0})[0] == 0.5F);
    CHECK(graph.weights(AccountId{0})[1] == 0.25F);
    CHECK(dropped.self_loops == 1);
    CHECK(dropped.duplicates == 1);
}

TEST_CASE("the number of threads does not change a graph or its transpose") {
    const auto pairs = test::random_pairs(5000, 60'000, 21);
    std::optional<std::uint64_t> hash;
    std::vector<AccountId> friends;
    for (const int threads : {1, 2, 7}) {
        CAPTURE(threads);
        tbb::task_arena arena(threads);
        arena.execute([&] {
            const FollowerGraph graph = test::graph_of_pairs(5000, pairs).with_transpose();
            const auto row = graph.friends(AccountId{17});
            if (!hash) {
                hash = graph.content_hash();
                friends.assign(row.begin(), row.end());
            }
            CHECK(graph.content_hash() == *hash);
            CHECK(std::equal(row.begin(), row.end(), friends.begin(), friends.end()));
        });
    }
}

}  // namespace
}  // namespace firebreak
