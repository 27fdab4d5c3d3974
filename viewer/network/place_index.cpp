#include "viewer/network/place_index.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace firebreak::viewer {
namespace {

// About this many points in a square, where they were spread evenly.
constexpr std::size_t kPointsPerCell = 4;
constexpr std::uint32_t kMostCellsPerSide = 512;

std::uint32_t cell_of(float coordinate, std::uint32_t side) noexcept {
    const float cell = std::clamp(coordinate * static_cast<float>(side), 0.0F, static_cast<float>(side - 1));
    return static_cast<std::uint32_t>(cell);
}

}  // namespace

PlaceIndex::PlaceIndex(std::span<const Point> points) {
    const auto cells = std::sqrt(static_cast<double>(points.size() / kPointsPerCell));
    side_ = std::clamp(static_cast<std::uint32_t>(cells), 1U, kMostCellsPerSide);
    first_.assign(std::size_t{side_} * side_ + 1, 0);
    const auto cell = [&](const Point& point) { return std::size_t{cell_of(point.y, side_)} * side_ + cell_of(point.x, side_); };
    for (const Point& point : points) ++first_[cell(point) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    members_.resize(points.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) members_[next[cell(points[i])]++] = static_cast<std::uint32_t>(i);
}

std::optional<std::uint32_t> PlaceIndex::nearest(std::span<const Point> points, Point place, float reach) const noexcept {
    if (side_ == 0) return std::nullopt;
    std::optional<std::uint32_t> nearest;
    float best = reach * reach;
    for (std::uint32_t row = cell_of(place.y - reach, side_); row <= cell_of(place.y + reach, side_); ++row) {
        for (std::uint32_t column = cell_of(place.x - reach, side_); column <= cell_of(place.x + reach, side_); ++column) {
            const std::size_t cell = std::size_t{row} * side_ + column;
            for (std::uint32_t m = first_[cell]; m < first_[cell + 1]; ++m) {
                const Point& point = points[members_[m]];
                const float dx = point.x - place.x;
                const float dy = point.y - place.y;
                const float distance = dx * dx + dy * dy;
                const bool is_nearer = distance < best || (distance == best && (!nearest || members_[m] < *nearest));
                if (!is_nearer) continue;
                best = distance;
                nearest = members_[m];
            }
        }
    }
    return nearest;
}

}  // namespace firebreak::viewer
