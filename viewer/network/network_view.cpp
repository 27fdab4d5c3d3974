#include "viewer/network/network_view.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak::viewer {
namespace {

// Room around the picture at zoom 1.
constexpr float kFilled = 0.94F;
// The middle of what is seen may leave the picture by this much.
constexpr float kMargin = 0.25F;
// Share of a disc's area that its points cover at the first zoom.
constexpr float kCover = 0.30F;

Camera bounded(Camera camera) noexcept {
    camera.x = std::clamp(camera.x, -kMargin, 1.0F + kMargin);
    camera.y = std::clamp(camera.y, -kMargin, 1.0F + kMargin);
    return camera;
}

}  // namespace

float pixels_per_unit(const Camera& camera, const Canvas& canvas) noexcept {
    return std::max(1.0F, kFilled * std::min(canvas.width, canvas.height)) * camera.zoom;
}

Point to_screen(const Camera& camera, const Canvas& canvas, Point place) noexcept {
    const float scale = pixels_per_unit(camera, canvas);
    return {canvas.left + 0.5F * canvas.width + scale * (place.x - camera.x),
            canvas.top + 0.5F * canvas.height + scale * (place.y - camera.y)};
}

Point to_picture(const Camera& camera, const Canvas& canvas, Point pixel) noexcept {
    const float scale = pixels_per_unit(camera, canvas);
    return {camera.x + (pixel.x - canvas.left - 0.5F * canvas.width) / scale,
            camera.y + (pixel.y - canvas.top - 0.5F * canvas.height) / scale};
}

Camera zoomed(const Camera& camera, const Canvas& canvas, Point pixel, float factor) noexcept {
    const Point under = to_picture(camera, canvas, pixel);
    Camera nearer = camera;
    nearer.zoom = std::clamp(camera.zoom * factor, kLeastZoom, kMostZoom);
    const Point now_under = to_picture(nearer, canvas, pixel);
    nearer.x += under.x - now_under.x;
    nearer.y += under.y - now_under.y;
    return bounded(nearer);
}

Camera panned(const Camera& camera, const Canvas& canvas, Point by) noexcept {
    const float scale = pixels_per_unit(camera, canvas);
    return bounded({camera.x - by.x / scale, camera.y - by.y / scale, camera.zoom});
}

float follower_weight(std::uint32_t followers) noexcept {
    // The fourth power of the order of magnitude: among a thousand accounts only the few stars stand out.
    const float order = std::log2(1.0F + static_cast<float>(followers)) / 20.0F;
    return std::min(1.0F, order * order * order * order);
}

PointSizes point_sizes(float pixels_per_unit, std::size_t accounts, float scale) noexcept {
    const float spacing = pixels_per_unit * std::sqrt(0.785F / static_cast<float>(std::max<std::size_t>(accounts, 1)));
    const float base = std::clamp(spacing * 2.0F * std::sqrt(kCover / 3.14159F), 1.0F * scale, 7.0F * scale);
    // Stars grow with the rest, but more slowly.
    return {base, (10.0F + 2.0F * base / scale) * scale};
}

float point_diameter(float pixels_per_unit, std::size_t accounts, float scale, std::uint32_t followers) noexcept {
    const PointSizes sizes = point_sizes(pixels_per_unit, accounts, scale);
    return sizes.base + sizes.gain * follower_weight(followers);
}

}  // namespace firebreak::viewer
