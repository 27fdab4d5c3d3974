#include "engine/graph/layout.hpp"
#include "engine/graph/generators.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace firebreak {
namespace {

std::vector<Point> random_points(std::size_t count, std::uint64_t key) {
    KeyedStream stream(key);
    std::vector<Point> points(count);
    for (Point& point : points) point = {static_cast<float>(stream.uniform()), static_cast<float>(stream.uniform())};
    return points;
}

std::vector<Point> direct_repulsion(const std::vector<Point>& points, const std::vector<float>& masses) {
    std::vector<Point> forces(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        double x = 0.0;
        double y = 0.0;
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double dx = static_cast<double>(points[i].x) - static_cast<double>(points[j].x);
            const double dy = static_cast<double>(points[i].y) - static_cast<double>(points[j].y);
            if (dx == 0.0 && dy == 0.0) continue;
            x += static_cast<double>(masses[j]) * dx / (dx * dx + dy * dy);
            y += static_cast<double>(masses[j]) * dy / (dx * dx + dy * dy);
        }
        forces[i] = {masses[i] * static_cast<float>(x), masses[i] * static_cast<float>(y)};
    }
    return forces;
}

// The root mean square of the difference, as a share of the root mean square force.
double relative_error(const std::vector<Point>& forces, const std::vector<Point>& expected) {
    double error = 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < forces.size(); ++i) {
        const auto x = static_cast<double>(forces[i].x) - static_cast<double>(expected[i].x);
        const auto y = static_cast<double>(forces[i].y) - static_cast<double>(expected[i].y);
        error += x * x + y * y;
        size += static_cast<double>(expected[i].x) * static_cast<double>(expected[i].x) +
                static_cast<double>(expected[i].y) * static_cast<double>(expected[i].y);
    }
    return std::sqrt(error / size);
}

double distance(Point a, Point b) {
    return std::hypot(static_cast<double>(a.x) - static_cast<double>(b.x), static_cast<double>(a.y) - static_cast<double>(b.y));
}

bool are_in_unit_square(const std::vector<Point>& points) {
    return std::all_of(points.begin(), points.end(), [](Point p) {
        return std::isfinite(p.x) && std::isfinite(p.y) && p.x >= -1e-5F && p.x <= 1.00001F && p.y >= -1e-5F && p.y <= 1.00001F;
    });
}

TEST_CASE("with an opening angle of 0 the tree gives the direct sum over all pairs") {
    const std::vector<Point> points = random_points(500, 4);
    std::vector<float> masses(500);
    for (std::size_t i = 0; i < masses.size(); ++i) masses[i] = static_cast<float>(1 + i % 7);
    std::vector<Point> forces(500);
    add_repulsion(points, masses, 0.0F, forces);
    // 500 roundings of single precision in the sum, and its near pairs lose digits to the difference of places.
    CHECK(relative_error(forces, direct_repulsion(points, masses)) < 1e-3);
}

TEST_CASE("the tree's error grows with its opening angle and stays within what Barnes and Hut promise") {
    const std::vector<Point> points = random_points(2000, 8);
    const std::vector<float> masses(2000, 1.0F);
    const std::vector<Point> expected = direct_repulsion(points, masses);
    double last = 0.0;
    for (const float theta : {0.3F, 0.7F, 1.1F}) {
        CAPTURE(theta);
        std::vector<Point> forces(2000);
        add_repulsion(points, masses, theta, forces);
        const double error = relative_error(forces, expected);
        CHECK(error > last);
        // A group's dipole vanishes about its centre of mass; what is left out is of second order in width over distance, and groups err
        // in all directions.
        CHECK(error < 0.1 * static_cast<double>(theta) * static_cast<double>(theta));
        last = error;
    }
}

TEST_CASE("points in one place do not push each other") {
    const std::vector<Point> points(100, Point{0.25F, 0.75F});
    const std::vector<float> masses(100, 3.0F);
    std::vector<Point> forces(100);
    add_repulsion(points, masses, 1.0F, forces);
    for (const Point& force : forces) {
        CHECK(force.x == 0.0F);
        CHECK(force.y == 0.0F);
    }
}

FollowerGraph two_cliques(std::uint32_t size) {
    std::vector<test::PlainFollow> pairs;
    for (std::uint32_t side = 0; side < 2; ++side) {
        for (std::uint32_t a = 0; a < size; ++a) {
            for (std::uint32_t b = 0; b < size; ++b) {
                if (a != b) pairs.emplace_back(side * size + a, side * size + b);
            }
        }
    }
    pairs.emplace_back(0, size);
    return test::graph_of_pairs(2 * size, pairs);
}

TEST_CASE("two cliques joined by one follow come apart, from places dealt at random") {
    const FollowerGraph graph = two_cliques(30);
    LayoutRefiner refiner(random_points(60, 11), sample_links(graph, 10'000, 1), {}, {});
    for (int step = 0; step < 200; ++step) refiner.step();
    const std::vector<Point> points = refiner.positions();
    double widest_clique = 0.0;
    double nearest_pair = 1.0;
    Point centres[2];
    for (std::size_t i = 0; i < 60; ++i) {
        centres[i / 30].x += points[i].x / 30.0F;
        centres[i / 30].y += points[i].y / 30.0F;
        for (std::size_t j = 0; j < i; ++j) {
            if (i / 30 != j / 30) nearest_pair = std::min(nearest_pair, distance(points[i], points[j]));
        }
    }
    for (std::size_t i = 0; i < 60; ++i) widest_clique = std::max(widest_clique, distance(points[i], centres[i / 30]));
    CHECK(distance(centres[0], centres[1]) > 2.0 * widest_clique);
    CHECK(nearest_pair > 0.0);
    CHECK(are_in_unit_square(points));
}

TEST_CASE("a refined layout brings accounts nearer to those they are tied to") {
    CommunityModel model;
    model.accounts = 3'000;
    const FollowerGraph graph = generate(model, Draws{3, 0}).with_transpose();
    const std::vector<Link> links = sample_links_per_account(graph, 2, 1);
    const std::vector<Point> initial = random_points(3'000, 2);
    LayoutRefiner refiner(initial, links, {}, {});
    const auto mean_link = [&](const std::vector<Point>& points) {
        double sum = 0.0;
        for (const Link& link : links) sum += distance(points[link.author], points[link.follower]);
        return sum / static_cast<double>(links.size());
    };
    for (int step = 0; step < 60; ++step) refiner.step();
    CHECK(mean_link(refiner.positions()) < 0.7 * mean_link(initial));
    CHECK(refiner.steps() == 60);
}

TEST_CASE("layouts are the same every time") {
    const FollowerGraph graph = two_cliques(20);
    const auto run = [&] {
        LayoutRefiner refiner(random_points(40, 5), sample_links(graph, 100, 1), std::vector<std::uint32_t>(40, 0), {1.0F, 0.01F, 0.1F});
        for (int step = 0; step < 20; ++step) refiner.step();
        return refiner.positions();
    };
    const std::vector<Point> one = run();
    const std::vector<Point> other = run();
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].x == other[i].x);
        CHECK(one[i].y == other[i].y);
    }
}

TEST_CASE("no network is too odd to be laid out") {
    for (const std::uint32_t accounts : {0U, 1U, 2U, 1'000U}) {
        for (const bool is_complete : {false, true}) {
            CAPTURE(accounts);
            CAPTURE(is_complete);
            const FollowerGraph graph = (is_complete ? FollowerGraph::complete(accounts) : FollowerGraph::empty(accounts)).with_transpose();
            const Communities communities = find_communities(graph);
            const std::vector<std::uint32_t> followers(accounts, is_complete && accounts > 0 ? accounts - 1 : 0);
            const auto discs = community_discs(communities);
            const std::vector<Point> points = community_layout(communities, discs, followers);
            CHECK(points.size() == accounts);
            CHECK(are_in_unit_square(points));
            CHECK(sample_links(graph, 10, 1).empty());
            LayoutRefiner refiner(points, sample_links_per_account(graph, 2, 1), communities.of_account, {1.1F, 0.01F, 0.1F});
            for (int step = 0; step < 10; ++step) refiner.step();
            CHECK(refiner.positions().size() == accounts);
            CHECK(are_in_unit_square(refiner.positions()));
        }
    }
}

TEST_CASE("isolated accounts, and all accounts in one place, find a place of their own") {
    std::vector<test::PlainFollow> pairs{{0, 1}, {1, 2}};
    const FollowerGraph graph = test::graph_of_pairs(50, pairs);
    LayoutRefiner refiner(std::vector<Point>(50, Point{0.5F, 0.5F}), sample_links(graph, 10, 1), {}, {});
    for (int step = 0; step < 50; ++step) refiner.step();
    const std::vector<Point> points = refiner.positions();
    CHECK(are_in_unit_square(points));
    std::set<std::pair<float, float>> places;
    for (const Point& point : points) places.emplace(point.x, point.y);
    CHECK(places.size() == 50);
}

TEST_CASE("in the first layout discs keep apart and hold their members, the most followed in the middle") {
    CommunityModel model;
    model.accounts = 8'000;
    const FollowerGraph graph = generate(model, Draws{6, 0});
    const Communities communities = find_communities(graph);
    const std::vector<CommunityDisc> discs = community_discs(communities);
    REQUIRE(discs.size() == communities.count());
    for (std::size_t a = 0; a < discs.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            CAPTURE(a);
            CAPTURE(b);
            const auto radii = static_cast<double>(discs[a].radius + discs[b].radius);
            CHECK(distance(discs[a].centre, discs[b].centre) > 0.9 * radii);
        }
        const double area = static_cast<double>(discs[a].radius) * static_cast<double>(discs[a].radius) / communities.sizes[a];
        CHECK(area == doctest::Approx(static_cast<double>(discs[0].radius) * static_cast<double>(discs[0].radius) / communities.sizes[0])
                          .epsilon(1e-4));
    }
    std::vector<std::uint32_t> followers(graph.accounts());
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) followers[i] = static_cast<std::uint32_t>(graph.followers_count(AccountId{i}));
    const std::vector<Point> points = community_layout(communities, discs, followers);
    CHECK(are_in_unit_square(points));
    std::vector<std::uint32_t> most(communities.count(), 0);
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        const CommunityDisc& disc = discs[communities.of_account[i]];
        CHECK(distance(points[i], disc.centre) <= static_cast<double>(disc.radius) * 1.0001);
        most[communities.of_account[i]] = std::max(most[communities.of_account[i]], followers[i]);
    }
    for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
        if (distance(points[i], discs[communities.of_account[i]].centre) < 1e-6) CHECK(followers[i] == most[communities.of_account[i]]);
    }
}

TEST_CASE("sampled links are follows of the network, all of them when there are few, none twice") {
    const FollowerGraph graph = test::graph_of_pairs(100, test::random_pairs(100, 900, 12));
    const auto follows = test::pairs_of(graph);
    const auto as_set = [](const std::vector<Link>& links) {
        std::set<test::PlainFollow> pairs;
        for (const Link& link : links) pairs.emplace(link.author, link.follower);
        return pairs;
    };
    CHECK(as_set(sample_links(graph, 10'000, 1)) == follows);
    const std::vector<Link> some = sample_links(graph, 200, 1);
    CHECK(some.size() == 200);
    const auto sampled = as_set(some);
    CHECK(sampled.size() == 200);
    CHECK(std::includes(follows.begin(), follows.end(), sampled.begin(), sampled.end()));
    CHECK(as_set(sample_links(graph, 200, 2)) != sampled);
}

TEST_CASE("everyone who follows or is followed has a link in a sample per account") {
    const FollowerGraph graph = test::graph_of_pairs(200, test::random_pairs(200, 150, 13)).with_transpose();
    const auto follows = test::pairs_of(graph);
    std::set<std::uint32_t> tied;
    for (const auto& [author, follower] : follows) {
        tied.insert(author);
        tied.insert(follower);
    }
    std::set<std::uint32_t> linked;
    for (const Link& link : sample_links_per_account(graph, 1, 1)) {
        CHECK(follows.contains({link.author, link.follower}));
        linked.insert(link.author);
        linked.insert(link.follower);
    }
    CHECK(linked == tied);
}

}  // namespace
}  // namespace firebreak
