#include "engine/graph/layout.hpp"

#include "engine/core/permutation.hpp"
#include "engine/graph/keyed_shuffle.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace firebreak {
namespace {

// Side of the square that the refiner works in, before it is scaled to balance.
constexpr float kSide = 1000.0F;
// No account moves further than this share of the picture's radius in a step.
constexpr float kLongestMove = 0.03F;
// Links looked at when the scale is chosen.
constexpr std::size_t kLinksForScale = 20'000;

float length(Point p) noexcept { return std::sqrt(p.x * p.x + p.y * p.y); }

Point middle_of(std::span<const Point> points) {
    double x = 0.0;
    double y = 0.0;
    for (const Point& point : points) {
        x += static_cast<double>(point.x);
        y += static_cast<double>(point.y);
    }
    const double count = std::max<double>(1.0, static_cast<double>(points.size()));
    return {static_cast<float>(x / count), static_cast<float>(y / count)};
}

// The distance from `middle` that 99.5 % of the points do not exceed.
float radius_of(std::span<const Point> points, Point middle) {
    if (points.empty()) return 1.0F;
    std::vector<float> distances;
    distances.reserve(points.size());
    for (const Point& point : points) distances.push_back(length({point.x - middle.x, point.y - middle.y}));
    const auto at = distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) * 995 / 1000);
    std::nth_element(distances.begin(), at, distances.end());
    return std::max(*at, 1e-6F);
}

// Mass-weighted middles of the communities.
std::vector<Point> centres_of(std::span<const Point> points, std::span<const float> masses, std::span<const std::uint32_t> communities) {
    struct Sum {
        double x = 0.0;
        double y = 0.0;
        double mass = 0.0;
    };
    std::vector<Sum> sums;
    for (std::size_t i = 0; i < communities.size(); ++i) {
        if (communities[i] >= sums.size()) sums.resize(communities[i] + std::size_t{1});
        Sum& sum = sums[communities[i]];
        const auto mass = static_cast<double>(masses[i]);
        sum.x += mass * static_cast<double>(points[i].x);
        sum.y += mass * static_cast<double>(points[i].y);
        sum.mass += mass;
    }
    std::vector<Point> centres;
    for (const Sum& sum : sums)
        centres.push_back({static_cast<float>(sum.x / std::max(sum.mass, 1.0)), static_cast<float>(sum.y / std::max(sum.mass, 1.0))});
    return centres;
}

}  // namespace

std::vector<Link> sample_links(const FollowerGraph& graph, std::size_t most, std::uint64_t key) {
    std::vector<Link> links;
    if (graph.kind() == FollowerGraph::Kind::complete) return links;
    const auto offsets = graph.all_offsets();
    const std::uint64_t follows = std::min<std::uint64_t>(graph.follows(), 0xffff'ffffU);
    const KeyedPermutation order(follows, key);
    const std::uint64_t count = std::min<std::uint64_t>(most, follows);
    links.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t follow = order(i);
        const auto row = std::upper_bound(offsets.begin(), offsets.end(), follow) - offsets.begin() - 1;
        links.push_back({static_cast<std::uint32_t>(row), index(graph.follower_at(follow))});
    }
    return links;
}

std::vector<Link> sample_links_per_account(const FollowerGraph& graph, std::uint32_t per_account, std::uint64_t key) {
    std::vector<Link> links;
    if (graph.kind() == FollowerGraph::Kind::complete || graph.follows() == 0) return links;
    assert(graph.has_transpose() && "a sample per account looks at both sides");
    for (std::uint32_t account = 0; account < graph.accounts(); ++account) {
        KeyedStream stream(hash_of(key, account));
        const auto followers = graph.followers(AccountId{account});
        const auto friends = graph.friends(AccountId{account});
        for (std::uint32_t n = 0; n < std::min<std::size_t>(per_account, followers.size()); ++n) {
            links.push_back({account, index(followers[stream.below(followers.size())])});
        }
        for (std::uint32_t n = 0; n < std::min<std::size_t>(per_account, friends.size()); ++n) {
            links.push_back({index(friends[stream.below(friends.size())]), account});
        }
    }
    return links;
}

LayoutRefiner::LayoutRefiner(std::span<const Point> initial, std::vector<Link> links, std::vector<std::uint32_t> communities,
                             LayoutOptions options)
    : options_{options},
      links_{std::move(links)},
      communities_{std::move(communities)},
      masses_(initial.size(), 1.0F),
      points_(initial.begin(), initial.end()),
      forces_(initial.size()),
      last_forces_(initial.size()) {
    assert((communities_.empty() || communities_.size() == initial.size()) && "a community for every account");
    for (const Link& link : links_) {
        masses_[link.author] += 1.0F;
        masses_[link.follower] += 1.0F;
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
        // Accounts in one place would never part.
        KeyedStream stream(i);
        const auto jitter = [&] { return static_cast<float>(stream.uniform() - 0.5) * 1e-4F; };
        points_[i] = {(points_[i].x - 0.5F + jitter()) * kSide, (points_[i].y - 0.5F + jitter()) * kSide};
    }
    scale_to_balance();
}

// All pushes together, weighted by place, do not depend on the scale, while all pulls grow with it; where the two are equal the picture
// neither bursts nor collapses in the first steps, so that it can be shown from the beginning.
void LayoutRefiner::scale_to_balance() {
    double mass = 0.0;
    double squares = 0.0;
    double gravity = 0.0;
    const std::vector<Point> centres = centres_of(points_, masses_, communities_);
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const auto m = static_cast<double>(masses_[i]);
        mass += m;
        squares += m * m;
        const auto distance = static_cast<double>(length(points_[i]));
        gravity += static_cast<double>(options_.gravity) * m * distance * distance;
        if (communities_.empty()) continue;
        const Point centre = centres[communities_[i]];
        const auto from_centre = static_cast<double>(length({points_[i].x - centre.x, points_[i].y - centre.y}));
        gravity += static_cast<double>(options_.cohesion) * m * from_centre * from_centre;
    }
    const double pushes = 0.5 * (mass * mass - squares);
    const std::size_t stride = std::max<std::size_t>(1, links_.size() / kLinksForScale);
    const auto pulls = [&](double scale) {
        double sum = 0.0;
        for (std::size_t i = 0; i < links_.size(); i += stride) {
            const Point a = points_[links_[i].author];
            const Point b = points_[links_[i].follower];
            const double distance = scale * static_cast<double>(length({a.x - b.x, a.y - b.y}));
            sum += distance * std::log1p(distance);
        }
        return sum * static_cast<double>(stride) + scale * scale * gravity;
    };
    double low = -12.0;
    double high = 12.0;
    for (int step = 0; step < 24; ++step) {
        const double middle = 0.5 * (low + high);
        (pulls(std::exp2(middle)) < pushes ? low : high) = middle;
    }
    const auto scale = static_cast<float>(std::exp2(0.5 * (low + high)));
    for (Point& point : points_) point = {point.x * scale, point.y * scale};
}

void LayoutRefiner::attract() {
    for (const Link& link : links_) {
        const Point a = points_[link.author];
        const Point b = points_[link.follower];
        const float dx = b.x - a.x;
        const float dy = b.y - a.y;
        const float distance = std::sqrt(dx * dx + dy * dy);
        if (distance < 1e-9F) continue;
        const float strength = std::log1p(distance) / distance;
        forces_[link.author].x += dx * strength;
        forces_[link.author].y += dy * strength;
        forces_[link.follower].x -= dx * strength;
        forces_[link.follower].y -= dy * strength;
    }
}

void LayoutRefiner::pull() {
    const std::vector<Point> centres = options_.cohesion > 0.0F ? centres_of(points_, masses_, communities_) : std::vector<Point>{};
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const float gravity = options_.gravity * masses_[i];
        forces_[i].x -= gravity * points_[i].x;
        forces_[i].y -= gravity * points_[i].y;
        if (centres.empty()) continue;
        const Point centre = centres[communities_[i]];
        const float cohesion = options_.cohesion * masses_[i];
        forces_[i].x -= cohesion * (points_[i].x - centre.x);
        forces_[i].y -= cohesion * (points_[i].y - centre.y);
    }
}

// An account that swings to and fro takes short steps, one that is drawn steadily long ones.
void LayoutRefiner::move() {
    double swing = 0.0;
    double traction = 0.0;
    const auto swing_of = [&](std::size_t i) {
        return masses_[i] * length({forces_[i].x - last_forces_[i].x, forces_[i].y - last_forces_[i].y});
    };
    for (std::size_t i = 0; i < points_.size(); ++i) {
        swing += static_cast<double>(swing_of(i));
        traction += static_cast<double>(0.5F * masses_[i] * length({forces_[i].x + last_forces_[i].x, forces_[i].y + last_forces_[i].y}));
    }
    const float wanted = swing > 0.0 ? static_cast<float>(traction / swing) : speed_;
    speed_ = std::min(wanted, 1.5F * speed_);
    const float radius = radius_of(points_, middle_of(points_));
    double moved = 0.0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
        float factor = speed_ / (1.0F + std::sqrt(speed_ * swing_of(i)));
        const float distance = factor * length(forces_[i]);
        if (distance > kLongestMove * radius) factor *= kLongestMove * radius / distance;
        points_[i].x += forces_[i].x * factor;
        points_[i].y += forces_[i].y * factor;
        moved += static_cast<double>(std::min(distance, kLongestMove * radius));
    }
    last_move_ = points_.empty() ? 0.0F : static_cast<float>(moved / static_cast<double>(points_.size())) / radius;
}

void LayoutRefiner::step() {
    std::swap(forces_, last_forces_);
    std::fill(forces_.begin(), forces_.end(), Point{});
    add_repulsion(points_, masses_, options_.theta, forces_);
    attract();
    pull();
    move();
    ++steps_;
}

std::vector<Point> LayoutRefiner::positions() const {
    const Point middle = middle_of(points_);
    const float radius = radius_of(points_, middle);
    std::vector<Point> positions;
    positions.reserve(points_.size());
    for (const Point& point : points_) {
        const Point from_middle{(point.x - middle.x) / radius, (point.y - middle.y) / radius};
        const float distance = std::max(1.0F, length(from_middle));
        positions.push_back({0.5F + 0.5F * from_middle.x / distance, 0.5F + 0.5F * from_middle.y / distance});
    }
    return positions;
}

}  // namespace firebreak
