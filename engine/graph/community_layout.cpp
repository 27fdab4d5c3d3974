// The layout that is there at once: discs for communities, sunflowers within.
#include "engine/graph/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace firebreak {
namespace {

constexpr int kRounds = 300;
// The last rounds only part discs that still overlap.
constexpr int kPartingRounds = 120;
// Room between discs, in radii.
constexpr double kSpacing = 1.03;
// pi (3 - sqrt 5): no two seeds of a sunflower line up.
constexpr double kGoldenAngle = 2.39996322972865332;

struct Disc {
    double x = 0.0;
    double y = 0.0;
    double radius = 0.0;
};

// Follows between two communities over those that chance alone would bring, cut off where more would say nothing more.
std::vector<double> affinities(const Communities& communities) {
    constexpr double kMost = 4.0;
    const std::uint32_t count = communities.count();
    std::vector<double> degrees(count, 0.0);
    double all = 0.0;
    for (std::uint32_t a = 0; a < count; ++a) {
        for (std::uint32_t b = 0; b < count; ++b) {
            const auto follows = static_cast<double>(communities.follows_between(a, b));
            degrees[a] += follows;
            degrees[b] += follows;
            all += follows;
        }
    }
    std::vector<double> affinity(std::size_t{count} * count, 0.0);
    for (std::uint32_t a = 0; a < count; ++a) {
        for (std::uint32_t b = 0; b < count; ++b) {
            const auto follows = static_cast<double>(communities.follows_between(a, b) + communities.follows_between(b, a));
            const double expected = degrees[a] * degrees[b] / (2.0 * std::max(all, 1.0));
            if (a != b && expected > 0.0) affinity[std::size_t{a} * count + b] = std::min(follows / expected, kMost);
        }
    }
    return affinity;
}

// Pushes two discs apart until they touch; the smaller one gives way.
void part(Disc& a, Disc& b, double strength) {
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    const double distance = std::sqrt(dx * dx + dy * dy);
    const double overlap = kSpacing * (a.radius + b.radius) - distance;
    if (overlap <= 0.0) return;
    if (distance < 1e-9) {
        dx = 1.0;
        dy = 0.0;
    } else {
        dx /= distance;
        dy /= distance;
    }
    const double area_a = a.radius * a.radius;
    const double area_b = b.radius * b.radius;
    const double share_a = strength * overlap * area_b / (area_a + area_b);
    const double share_b = strength * overlap * area_a / (area_a + area_b);
    a.x -= dx * share_a;
    a.y -= dy * share_a;
    b.x += dx * share_b;
    b.y += dy * share_b;
}

void draw_together(Disc& a, Disc& b, double affinity, double strength) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double distance = std::sqrt(dx * dx + dy * dy);
    const double gap = distance - (a.radius + b.radius);
    if (gap <= 0.0) return;
    const double move = strength * affinity * gap / distance;
    const double area_a = a.radius * a.radius;
    const double area_b = b.radius * b.radius;
    a.x += dx * move * area_b / (area_a + area_b);
    a.y += dy * move * area_b / (area_a + area_b);
    b.x -= dx * move * area_a / (area_a + area_b);
    b.y -= dy * move * area_a / (area_a + area_b);
}

}  // namespace

std::vector<CommunityDisc> community_discs(const Communities& communities) {
    const std::uint32_t count = communities.count();
    std::vector<Disc> discs(count);
    double area = 0.0;
    for (std::uint32_t c = 0; c < count; ++c) {
        discs[c].radius = std::sqrt(static_cast<double>(communities.sizes[c]));
        // The largest begin outside, where they leave the middle to the many small ones.
        const double place = std::sqrt(static_cast<double>(communities.sizes[count - 1 - c] / 2 + area));
        area += static_cast<double>(communities.sizes[count - 1 - c]);
        discs[count - 1 - c].x = place * std::cos(kGoldenAngle * c);
        discs[count - 1 - c].y = place * std::sin(kGoldenAngle * c);
    }
    const std::vector<double> affinity = affinities(communities);
    for (int round = 0; round < kRounds; ++round) {
        const bool is_parting = round >= kRounds - kPartingRounds;
        const double heat = is_parting ? 0.0 : 1.0 - static_cast<double>(round) / (kRounds - kPartingRounds);
        for (Disc& disc : discs) {
            disc.x *= 1.0 - 0.03 * heat;
            disc.y *= 1.0 - 0.03 * heat;
        }
        for (std::uint32_t a = 0; a < count; ++a) {
            for (std::uint32_t b = a + 1; b < count; ++b) {
                if (heat > 0.0) draw_together(discs[a], discs[b], affinity[std::size_t{a} * count + b], 0.1 * heat / count);
                part(discs[a], discs[b], 0.9);
            }
        }
    }
    double reach = 1e-9;
    Disc middle;
    for (const Disc& disc : discs) {
        middle.x += disc.x * disc.radius * disc.radius / std::max(area, 1.0);
        middle.y += disc.y * disc.radius * disc.radius / std::max(area, 1.0);
    }
    for (const Disc& disc : discs)
        reach =
            std::max(reach, std::sqrt((disc.x - middle.x) * (disc.x - middle.x) + (disc.y - middle.y) * (disc.y - middle.y)) + disc.radius);
    std::vector<CommunityDisc> placed;
    for (const Disc& disc : discs) {
        placed.push_back(
            {{static_cast<float>(0.5 + 0.5 * (disc.x - middle.x) / reach), static_cast<float>(0.5 + 0.5 * (disc.y - middle.y) / reach)},
             static_cast<float>(0.5 * disc.radius / reach)});
    }
    return placed;
}

std::vector<Point> community_layout(const Communities& communities, std::span<const CommunityDisc> discs,
                                    std::span<const std::uint32_t> followers) {
    std::vector<std::uint32_t> order(communities.of_account.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return followers[a] != followers[b] ? followers[a] > followers[b] : a < b; });
    // A seed's direction is the last one turned by the golden angle: two multiplications instead of a sine.
    struct Seed {
        double x = 1.0;
        double y = 0.0;
        std::uint32_t placed = 0;
    };
    const double turn_x = std::cos(kGoldenAngle);
    const double turn_y = std::sin(kGoldenAngle);
    std::vector<Seed> seeds(communities.count());
    std::vector<Point> points(order.size());
    for (const std::uint32_t account : order) {
        const std::uint32_t community = communities.of_account[account];
        const CommunityDisc& disc = discs[community];
        Seed& seed = seeds[community];
        const double radius = static_cast<double>(disc.radius) * std::sqrt(seed.placed / static_cast<double>(communities.sizes[community]));
        points[account] = {static_cast<float>(static_cast<double>(disc.centre.x) + radius * seed.x),
                           static_cast<float>(static_cast<double>(disc.centre.y) + radius * seed.y)};
        seed = {seed.x * turn_x - seed.y * turn_y, seed.x * turn_y + seed.y * turn_x, seed.placed + 1};
    }
    return points;
}

}  // namespace firebreak
