// T20: structural virality of star, path and every tree.
#include "engine/measure/cascade.hpp"
#include "tests/measure/made_up.hpp"
#include "tests/validation/record.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

using Links = std::vector<std::vector<std::size_t>>;

/// The labelled tree of a Prüfer sequence: a bijection, so that all sequences give all n^(n-2) trees.
Links tree_of(const std::vector<std::size_t>& sequence) {
    const std::size_t n = sequence.size() + 2;
    std::vector<std::size_t> degree(n, 1);
    for (const std::size_t node : sequence) ++degree[node];
    Links links(n);
    const auto join = [&](std::size_t a, std::size_t b) {
        links[a].push_back(b);
        links[b].push_back(a);
        --degree[a];
        --degree[b];
    };
    for (const std::size_t node : sequence) {
        std::size_t leaf = 0;
        while (degree[leaf] != 1) ++leaf;
        join(leaf, node);
    }
    std::size_t a = 0;
    while (degree[a] != 1) ++a;
    std::size_t b = a + 1;
    while (degree[b] != 1) ++b;
    join(a, b);
    return links;
}

/// Distances from `start`, in the order of a breadth-first walk.
struct Walk {
    std::vector<std::size_t> order;
    std::vector<std::size_t> parent;
    std::vector<std::uint64_t> distance;
};
Walk walk_from(const Links& links, std::size_t start) {
    Walk walk{{start}, std::vector<std::size_t>(links.size(), start), std::vector<std::uint64_t>(links.size())};
    for (std::size_t i = 0; i < walk.order.size(); ++i) {
        const std::size_t node = walk.order[i];
        for (const std::size_t next : links[node]) {
            if (next == walk.parent[node] && next != node && i > 0) continue;
            walk.parent[next] = node;
            walk.distance[next] = walk.distance[node] + 1;
            walk.order.push_back(next);
        }
    }
    return walk;
}

std::uint64_t distance_sum(const Links& links) {
    std::uint64_t sum = 0;
    for (std::size_t start = 0; start < links.size(); ++start) {
        for (const std::uint64_t distance : walk_from(links, start).distance) sum += distance;
    }
    return sum / 2;
}

/// The tree as a feed: node `root` posts, the others share from their parents.
MadeUpFeed feed_of(const Links& links, std::size_t root) {
    const Walk walk = walk_from(links, root);
    MadeUpFeed feed;
    std::vector<std::uint32_t> place(links.size());
    place[root] = feed.root(at(0.0));
    for (std::size_t i = 1; i < walk.order.size(); ++i) place[walk.order[i]] = feed.share(at(0.0), place[walk.parent[walk.order[i]]]);
    return feed;
}

/// Calls `visit` with every sequence of `length` numbers below `length` + 2.
template <class Visit>
void for_each_sequence(std::size_t length, Visit visit) {
    std::vector<std::size_t> sequence(length);
    while (true) {
        visit(sequence);
        std::size_t place = 0;
        while (place < length && ++sequence[place] == length + 2) sequence[place++] = 0;
        if (place == length) return;
    }
}

}  // namespace

TEST_CASE("T20 the structural virality of a broadcast to n - 1 accounts is 2(n-1)/n") {
    for (const std::uint32_t n : {2U, 3U, 10U, 1000U}) {
        CAPTURE(n);
        MadeUpFeed feed;
        feed.root(at(0.0));
        for (std::uint32_t i = 1; i < n; ++i) feed.share(at(0.0), 0);
        const std::vector<Cascade> cascades = cascades_of(feed.posts);
        REQUIRE(cascades.size() == 1);
        CHECK(cascades[0].size == n);
        record("T20", "structural virality of a star of " + std::to_string(n), 2.0 * (n - 1.0) / n, *cascades[0].structural_virality(),
               2e-12);
        CHECK(*cascades[0].direct_share() == 1.0);
    }
}

TEST_CASE("T20 the structural virality of a chain of n posts is (n+1)/3") {
    for (const std::uint32_t n : {2U, 3U, 10U, 1000U}) {
        CAPTURE(n);
        MadeUpFeed feed;
        std::uint32_t last = feed.root(at(0.0));
        for (std::uint32_t i = 1; i < n; ++i) last = feed.share(at(0.0), last);
        const std::vector<Cascade> cascades = cascades_of(feed.posts);
        REQUIRE(cascades.size() == 1);
        record("T20", "structural virality of a path of " + std::to_string(n), (n + 1.0) / 3.0, *cascades[0].structural_virality(),
               1e-12 * n);
        CHECK(*cascades[0].direct_share() == doctest::Approx(1.0 / (n - 1.0)));
    }
}

TEST_CASE("T20 every labelled tree of up to 7 posts has the mean distance that brute force finds") {
    std::uint64_t trees = 0;
    ExactRelation distances{"T20", "labelled trees whose distances differ from brute force"};
    for (std::size_t n = 2; n <= 7; ++n) {
        for_each_sequence(n - 2, [&](const std::vector<std::size_t>& sequence) {
            const Links links = tree_of(sequence);
            ++trees;
            // Whoever posts first, the distances are the same.
            const std::uint64_t expected = distance_sum(links);
            for (std::size_t root = 0; root < n; ++root) {
                const std::vector<Cascade> cascades = cascades_of(feed_of(links, root).posts);
                const bool is_right = cascades.size() == 1 && cascades[0].size == n && cascades[0].distance_sum == expected &&
                                      cascades[0].direct_shares == links[root].size();
                distances.check(is_right);
            }
        });
    }
    // Cayley: 1 + 3 + 16 + 125 + 1296 + 16807.
    CHECK(trees == 18248);
    distances.record();
}

TEST_CASE("cascades whose posts alternate in time are kept apart") {
    // Root 0 has a chain of two shares, root 1 one share, root 2 none; the statement is no cascade.
    MadeUpFeed feed;
    const std::uint32_t a = feed.root(at(0.0));
    const std::uint32_t b = feed.root(at(0.1));
    const std::uint32_t a_shared = feed.share(at(0.2), a);
    feed.root(at(0.3), PostType::question);
    feed.share(at(0.4), b);
    feed.root(at(0.5), PostType::statement);
    feed.share(at(0.6), a_shared);
    const std::vector<Cascade> cascades = cascades_of(feed.posts);
    REQUIRE(cascades.size() == 3);
    CHECK(cascades[0].size == 3);
    CHECK(cascades[0].distance_sum == 4);  // 1 + 1 + 2
    CHECK(cascades[0].direct_shares == 1);
    CHECK(cascades[1].size == 2);
    CHECK(cascades[2].size == 1);
    CHECK_FALSE(cascades[2].structural_virality().has_value());
    CHECK_FALSE(cascades[2].direct_share().has_value());
}

TEST_CASE("the average shape gives every shared root the same weight") {
    // A chain of 3: virality 4/3, depth-1 share 1/2. A pair: 1 and 1. The lone root does not count.
    MadeUpFeed feed;
    feed.share(at(1.0), feed.share(at(0.5), feed.root(at(0.0))));
    feed.share(at(1.0), feed.root(at(0.0)));
    feed.root(at(0.0));
    const std::vector<Cascade> cascades = cascades_of(feed.posts);
    const CascadeShape shape = shape_above(cascades, 1);
    CHECK(shape.cascades == 2);
    CHECK(*shape.structural_virality == doctest::Approx(7.0 / 6.0));
    CHECK(*shape.direct_share == doctest::Approx(0.75));
    CHECK(shape_above(cascades, 2).cascades == 1);
    const CascadeShape none = shape_above(cascades, 100);
    CHECK(none.cascades == 0);
    CHECK_FALSE(none.structural_virality.has_value());
    CHECK_FALSE(none.direct_share.has_value());
}
