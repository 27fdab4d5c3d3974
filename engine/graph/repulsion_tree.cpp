#include "engine/graph/repulsion_tree.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace firebreak {
namespace {

// 2^14 cells a side: finer than a pixel at any zoom that matters, and codes sort in four passes of seven bits.
constexpr unsigned kLevels = 14;
constexpr std::uint32_t kLeafPoints = 6;

struct Node {
    // Centre of mass, mass, and the square of the cell's width.
    float x = 0.0F;
    float y = 0.0F;
    float mass = 0.0F;
    float width_squared = 0.0F;
    // Where the walk goes on when this cell is taken as one; the first child is the next node.
    std::uint32_t next = 0;
    // Points of the cell, in sorted order.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool is_leaf = true;
};

struct Item {
    std::uint32_t code;
    std::uint32_t point;
};

// Bits of x and y in turn: points near each other get codes near each other (Morton 1966).
std::uint32_t spread_bits(std::uint32_t x) noexcept {
    x = (x | (x << 8)) & 0x00ff00ffU;
    x = (x | (x << 4)) & 0x0f0f0f0fU;
    x = (x | (x << 2)) & 0x33333333U;
    return (x | (x << 1)) & 0x55555555U;
}

void sort_by_code(std::vector<Item>& items) {
    std::vector<Item> other(items.size());
    for (unsigned shift = 0; shift < 2 * kLevels; shift += 7) {
        std::array<std::uint32_t, 129> first{};
        for (const Item& item : items) ++first[((item.code >> shift) & 127U) + 1];
        for (std::size_t digit = 0; digit < 128; ++digit) first[digit + 1] += first[digit];
        for (const Item& item : items) other[first[(item.code >> shift) & 127U]++] = item;
        items.swap(other);
    }
}

class Tree {
  public:
    Tree(std::span<const Point> points, std::span<const float> masses) {
        Point low = points[0];
        Point high = points[0];
        for (const Point& point : points) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
        width_ = std::max({high.x - low.x, high.y - low.y, 1e-20F});
        constexpr float kCells = static_cast<float>(1U << kLevels);
        const float cells = kCells / width_;
        items_.resize(points.size());
        const auto cell = [&](float offset) { return static_cast<std::uint32_t>(std::min(offset * cells, kCells - 1.0F)); };
        for (std::size_t i = 0; i < points.size(); ++i) {
            const std::uint32_t code = spread_bits(cell(points[i].x - low.x)) | (spread_bits(cell(points[i].y - low.y)) << 1);
            items_[i] = {code, static_cast<std::uint32_t>(i)};
        }
        sort_by_code(items_);
        sorted_.reserve(points.size());
        for (const Item& item : items_) sorted_.push_back({points[item.point].x, points[item.point].y, masses[item.point]});
        nodes_.reserve(points.size());
        build(0, static_cast<std::uint32_t>(items_.size()), 0);
    }

    void add_forces(float theta, std::span<Point> forces) const {
        const float theta_squared = theta * theta;
        for (std::size_t i = 0; i < sorted_.size(); ++i) {
            const Point force = force_on(static_cast<std::uint32_t>(i), theta_squared);
            Point& sum = forces[items_[i].point];
            sum.x += force.x;
            sum.y += force.y;
        }
    }

  private:
    struct Body {
        float x;
        float y;
        float mass;
    };

    void build(std::uint32_t first, std::uint32_t last, unsigned level) {
        const auto self = nodes_.size();
        nodes_.emplace_back();
        double x = 0.0;
        double y = 0.0;
        double mass = 0.0;
        for (std::uint32_t i = first; i < last; ++i) {
            x += static_cast<double>(sorted_[i].x) * static_cast<double>(sorted_[i].mass);
            y += static_cast<double>(sorted_[i].y) * static_cast<double>(sorted_[i].mass);
            mass += static_cast<double>(sorted_[i].mass);
        }
        const float width = width_ / static_cast<float>(1U << level);
        Node node{
            static_cast<float>(x / mass), static_cast<float>(y / mass), static_cast<float>(mass), width * width, 0, first, last, true};
        if (last - first > kLeafPoints && level < kLevels) {
            node.is_leaf = false;
            const unsigned shift = 2 * (kLevels - 1 - level);
            for (std::uint32_t begin = first; begin < last;) {
                const std::uint32_t quadrant = items_[begin].code >> shift;
                std::uint32_t end = begin + 1;
                while (end < last && items_[end].code >> shift == quadrant) ++end;
                build(begin, end, level + 1);
                begin = end;
            }
        }
        node.next = static_cast<std::uint32_t>(nodes_.size());
        nodes_[self] = node;
    }

    // A softening far below any distance that matters keeps a point from pushing itself, and equal places from dividing by zero.
    [[nodiscard]] Point force_on(std::uint32_t at, float theta_squared) const noexcept {
        const Body body = sorted_[at];
        const float softening = width_ * width_ * 1e-14F + 1e-30F;
        Point force;
        const auto push = [&](float dx, float dy, float mass) {
            const float strength = mass / (dx * dx + dy * dy + softening);
            force.x += dx * strength;
            force.y += dy * strength;
        };
        for (std::size_t n = 0; n < nodes_.size();) {
            const Node& node = nodes_[n];
            const float dx = body.x - node.x;
            const float dy = body.y - node.y;
            const bool is_inside = node.first <= at && at < node.last;
            if (node.width_squared < theta_squared * (dx * dx + dy * dy) && !is_inside) {
                push(dx, dy, node.mass);
                n = node.next;
            } else if (node.is_leaf) {
                for (std::uint32_t i = node.first; i < node.last; ++i) {
                    push(body.x - sorted_[i].x, body.y - sorted_[i].y, sorted_[i].mass);
                }
                n = node.next;
            } else {
                ++n;
            }
        }
        return {force.x * body.mass, force.y * body.mass};
    }

    float width_ = 0.0F;
    std::vector<Item> items_;
    std::vector<Body> sorted_;
    std::vector<Node> nodes_;
};

}  // namespace

void add_repulsion(std::span<const Point> points, std::span<const float> masses, float theta, std::span<Point> forces) {
    if (points.size() < 2) return;
    Tree(points, masses).add_forces(theta, forces);
}

}  // namespace firebreak
