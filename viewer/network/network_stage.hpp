// Keeps the picture of the network fit to be shown: has it made, and has it drawn anew when it has changed, never more often than it pays.
#pragma once

#include "viewer/network/network_renderer.hpp"
#include "viewer/network/picture_maker.hpp"
#include "viewer/panels/network_panel.hpp"

#include <memory>
#include <string>

namespace firebreak::viewer {

/// What one frame may spend on drawing the network. Under software rendering 100,000 points then take two or three frames.
inline constexpr double kDrawingBudgetMs = 14.0;
/// Changes of the simulation are drawn this often; changes of the view at once.
inline constexpr double kSecondsBetweenData = 0.5;

/// Lives on the window's thread. Needs its context, OpenGL 3.3 core, from the first update to the last.
class NetworkStage {
  public:
    /// Has a picture made of the network of a scenario; the present one goes. Never waits.
    void open(const NetworkParams& params) { maker_.begin(params); }
    void cancel() { maker_.cancel(); }
    /// Once a frame before the panels are drawn: takes what is new, and draws a piece of the texture if it has to change.
    void update(const LiveSnapshot& live, const ViewerState& state, double budget_ms = kDrawingBudgetMs);
    /// The panel, with what the last update took.
    void draw(const LiveSnapshot& live, ViewerState& state, Actions& actions);
    /// Gives the graphics memory back; to be called while the context is still there. The next update takes it anew.
    void release() noexcept;
    /// What draw_network shows.
    [[nodiscard]] NetworkScreen& screen() noexcept { return screen_; }
    /// Whether the texture shows the newest of everything.
    [[nodiscard]] bool is_settled() const noexcept { return is_settled_; }
    /// Null before the first update, and where the driver cannot do it.
    [[nodiscard]] const NetworkRenderer* renderer() const noexcept { return renderer_.get(); }

  private:
    // What the texture is drawn from; when it differs there is something to draw.
    struct Drawn {
        std::uint64_t places = 0;
        std::uint64_t data = 0;
        Camera camera;
        float width = 0.0F;
        float height = 0.0F;
        ColourBy colour_by{};
        DrawAs draw_as{};
        HeatOf heat_of{};
        bool shows_links = false;
        ThemeName theme{};
        float scale = 0.0F;
        [[nodiscard]] bool operator==(const Drawn&) const = default;
    };
    [[nodiscard]] Drawn wanted(const ViewerState& state) const;
    void begin(const LiveSnapshot& live, const ViewerState& state);
    [[nodiscard]] bool has_renderer();

    std::unique_ptr<NetworkRenderer> renderer_;
    // What the driver said when it refused.
    std::string trouble_;
    PictureMaker maker_;
    NetworkScreen screen_;
    PaintedAccounts painted_;
    std::uint64_t data_ = 0;
    double data_taken_ = -1.0;
    Drawn drawn_;
    // A drawing of the present picture was begun, and one was finished.
    bool is_begun_ = false;
    bool is_of_this_picture_ = false;
    bool is_settled_ = false;
};

}  // namespace firebreak::viewer
