// How somebody looks at the network: from where, in which colours, and at whom.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/graph/repulsion_tree.hpp"

#include <cstdint>
#include <vector>

namespace firebreak::viewer {

/// What the colour of an account tells.
enum class ColourBy : std::uint8_t { state, anger, community, reach };
enum class DrawAs : std::uint8_t { accounts, density, communities };
/// What density is of.
enum class HeatOf : std::uint8_t { anger, posts };

/// The middle of what is seen, in the picture's unit square, and how near one is: at 1 the whole picture just fits.
struct Camera {
    float x = 0.5F;
    float y = 0.5F;
    float zoom = 1.0F;
    [[nodiscard]] bool operator==(const Camera&) const = default;
};

inline constexpr float kLeastZoom = 0.5F;
inline constexpr float kMostZoom = 400.0F;
/// From here on communities show their members.
inline constexpr float kMembersZoom = 3.0F;

/// A rectangle on the screen in which the network is drawn.
struct Canvas {
    float left = 0.0F;
    float top = 0.0F;
    float width = 0.0F;
    float height = 0.0F;
};

/// Pixels per unit of the picture.
[[nodiscard]] float pixels_per_unit(const Camera& camera, const Canvas& canvas) noexcept;
[[nodiscard]] Point to_screen(const Camera& camera, const Canvas& canvas, Point place) noexcept;
[[nodiscard]] Point to_picture(const Camera& camera, const Canvas& canvas, Point pixel) noexcept;
/// Nearer by `factor`, with what is under `pixel` staying there.
[[nodiscard]] Camera zoomed(const Camera& camera, const Canvas& canvas, Point pixel, float factor) noexcept;
/// What was at a pixel is then `by` pixels farther on.
[[nodiscard]] Camera panned(const Camera& camera, const Canvas& canvas, Point by) noexcept;
/// The diameter in pixels with which an account is drawn. Larger for who has more followers, and when one is near.
[[nodiscard]] float point_diameter(float pixels_per_unit, std::size_t accounts, float scale, std::uint32_t followers) noexcept;
/// The part of it that the followers decide: 0 without any, about 1 for a million.
[[nodiscard]] float follower_weight(std::uint32_t followers) noexcept;
/// The parts of point_diameter that all accounts have in common: base and gain by weight.
struct PointSizes {
    float base = 1.0F;
    float gain = 0.0F;
};
[[nodiscard]] PointSizes point_sizes(float pixels_per_unit, std::size_t accounts, float scale) noexcept;

struct NetworkView {
    Camera camera;
    ColourBy colour_by = ColourBy::state;
    DrawAs draw_as = DrawAs::accounts;
    HeatOf heat_of = HeatOf::anger;
    bool shows_links = true;
    bool shows_legend = true;
    /// Whether keys go to the network: since it was clicked, until something else is.
    bool has_keys = false;
    AccountId hovered = kNoAccount;
    /// Written by the panel: where it drew last, so that a picture of that size is made.
    Canvas canvas;

    /// Communities from afar: no account is drawn.
    [[nodiscard]] bool shows_discs_only() const noexcept { return draw_as == DrawAs::communities && camera.zoom < kMembersZoom; }
};

/// A picture that was drawn for some camera; the panel shows it from any other, until a new one is there. `texture` is 0 for none.
struct DrawnPicture {
    std::uintptr_t texture = 0;
    Camera camera;
    float width = 0.0F;
    float height = 0.0F;
};

}  // namespace firebreak::viewer
