// Draws the network into a texture, a piece at a time, so that no frame waits for all of it: a processor that renders by software takes
// 20 ms for 100,000 points and longer for the follows.
#pragma once

#include "viewer/network/account_colours.hpp"
#include "viewer/network/heat_map.hpp"
#include "viewer/network/network_picture.hpp"
#include "viewer/network/network_view.hpp"
#include "viewer/ui/look.hpp"

#include <cstdint>
#include <memory>

namespace firebreak::viewer {

/// What is to be drawn. All that it refers to is copied to the graphics memory when a drawing begins.
struct NetworkScene {
    std::shared_ptr<const NetworkPicture> picture;
    std::shared_ptr<const NetworkPlaces> places;
    const PaintedAccounts* painted = nullptr;
    /// Drawn over faint accounts, or null.
    const HeatMap* heat = nullptr;
    NetworkView view;
    float scale = 1.0F;
    Colour background = 0;
    Colour link_colour = 0;
};

/// Needs a current context of OpenGL 3.3 core from construction to destruction, and leaves other state than it finds: framebuffer 0 is
/// bound after each call.
class NetworkRenderer {
  public:
    /// Throws std::runtime_error with the driver's words when it cannot be set up.
    NetworkRenderer();
    ~NetworkRenderer();
    NetworkRenderer(const NetworkRenderer&) = delete;
    NetworkRenderer& operator=(const NetworkRenderer&) = delete;

    /// Begins a new drawing; one that is not finished yet is dropped.
    void begin(const NetworkScene& scene);
    /// Goes on for about `budget_ms`. True when nothing is left to draw.
    bool advance(double budget_ms);
    [[nodiscard]] bool is_drawing() const noexcept;
    /// The last finished drawing.
    [[nodiscard]] DrawnPicture drawn() const noexcept;
    /// Milliseconds that the last finished drawing took in all.
    [[nodiscard]] double last_drawing_ms() const noexcept;
    /// The finished drawing's pixels, four bytes each, top row first. Slow; for tests.
    [[nodiscard]] std::vector<std::uint8_t> read_pixels() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace firebreak::viewer
