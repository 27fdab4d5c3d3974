#include "viewer/network/heat_map.hpp"

#include "viewer/network/account_colours.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace firebreak::viewer {
namespace {

// Three boxes of this radius in cells are nearly a bell of 15 pixels' deviation.
constexpr int kBlurRadius = 3;
constexpr int kBlurs = 3;
constexpr double kHalfLifeHours = 6.0;
// Blurred accounts per cell at which a place counts as fully inhabited, and fresh posts at which it glows with half the heat.
constexpr float kInhabited = 0.2F;
constexpr float kManyPosts = 0.05F;

// Running means along one line of a grid; outside lies nothing.
void blur_line(const float* from, float* to, int count, std::ptrdiff_t stride) {
    float sum = 0.0F;
    const auto at = [&](int i) { return i >= 0 && i < count ? from[i * stride] : 0.0F; };
    for (int i = -kBlurRadius; i < kBlurRadius; ++i) sum += at(i);
    for (int i = 0; i < count; ++i) {
        sum += at(i + kBlurRadius);
        to[i * stride] = std::max(0.0F, sum) / (2 * kBlurRadius + 1);
        sum -= at(i - kBlurRadius);
    }
}

void blur(std::vector<float>& grid, int columns, int rows) {
    std::vector<float> other(grid.size());
    for (int pass = 0; pass < kBlurs; ++pass) {
        for (int row = 0; row < rows; ++row) {
            const std::ptrdiff_t first = std::ptrdiff_t{row} * columns;
            blur_line(grid.data() + first, other.data() + first, columns, 1);
        }
        for (int column = 0; column < columns; ++column) blur_line(other.data() + column, grid.data() + column, rows, columns);
    }
}

}  // namespace

HeatMap make_heat_map(const NetworkPicture& picture, const NetworkPlaces& places, const Camera& camera, const Canvas& canvas,
                      const LiveSnapshot& live, HeatOf heat_of, const Look& look) {
    HeatMap map;
    map.columns = std::max(1, static_cast<int>(canvas.width / kHeatCell));
    map.rows = std::max(1, static_cast<int>(canvas.height / kHeatCell));
    const auto cells = static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows);
    map.heat.assign(cells, 0.0F);
    map.presence.assign(cells, 0.0F);
    const auto cell_of = [&](std::uint32_t account) -> std::optional<std::size_t> {
        const Point pixel = to_screen(camera, {0.0F, 0.0F, canvas.width, canvas.height}, places.points[account]);
        const float column = std::floor(pixel.x / kHeatCell);
        const float row = std::floor(pixel.y / kHeatCell);
        if (column < 0.0F || row < 0.0F || column >= static_cast<float>(map.columns) || row >= static_cast<float>(map.rows))
            return std::nullopt;
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns) + static_cast<std::size_t>(column);
    };
    for (std::uint32_t i = 0; i < picture.accounts.size(); ++i) {
        const std::optional<std::size_t> cell = cell_of(i);
        if (!cell) continue;
        map.presence[*cell] += 1.0F;
        const std::uint32_t id = index(picture.accounts[i]);
        if (heat_of == HeatOf::anger && id < live.account_anger.size())
            map.heat[*cell] += static_cast<float>(live.account_anger[id]) / 255.0F;
    }
    if (heat_of == HeatOf::posts) {
        for (const LivePost& post : live.posts) {
            const std::optional<std::uint32_t> author = is_person(post.author) ? picture.find(post.author) : std::nullopt;
            const std::optional<std::size_t> cell = author ? cell_of(*author) : std::nullopt;
            if (!cell) continue;
            const double hours_old = std::chrono::duration<double, std::ratio<3600>>(live.figures.now - post.time).count();
            map.heat[*cell] += static_cast<float>(std::exp2(-std::max(0.0, hours_old) / kHalfLifeHours));
        }
    }
    blur(map.heat, map.columns, map.rows);
    blur(map.presence, map.columns, map.rows);
    map.colours.resize(cells);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const float accounts = map.presence[cell];
        float& heat = map.heat[cell];
        heat = heat_of == HeatOf::anger ? heat / std::max(accounts, 1e-4F) : heat / (heat + kManyPosts);
        map.presence[cell] = accounts / (accounts + kInhabited);
        map.colours[cell] = faded(ramp_colour(look, heat), std::min(1.0F, map.presence[cell] * (0.25F + 1.5F * std::sqrt(heat))));
    }
    return map;
}

}  // namespace firebreak::viewer
