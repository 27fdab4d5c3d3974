// The loop around the windows: takes keys, draws the panels, hands what they ask for to the session.
#pragma once

#include "viewer/panels/layout.hpp"
#include "viewer/state/conductor.hpp"
#include "viewer/ui/item_probe.hpp"
#include "viewer/window/options.hpp"
#include "viewer/window/window.hpp"

#include <memory>

namespace firebreak::viewer {

/// Ends of the program, as the shell sees them.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kNoDisplay = 3;

class Program {
  public:
    Program(const ProgramOptions& options, Conductor& conductor, PanelSlots slots);
    /// Until the window is closed, or the picture is taken. A code for the shell.
    [[nodiscard]] int run();
    /// What the panels share, for those who fill it before the first frame.
    [[nodiscard]] ViewerState& state() noexcept { return state_; }

  private:
    [[nodiscard]] bool open_window();
    void follow_keys(Window& window);
    void draw_main(const std::filesystem::path& picture);
    void draw_participants();
    void carry_out();
    [[nodiscard]] bool needs_frame();
    /// Writes them where they have changed: at once for what was chosen, a second later for what is being dragged.
    void keep_settings(bool is_end);
    /// Called by the shell's exit while the loop still runs: the display has gone away under the window.
    void end_without_display();
    class OfTheShell;
    /// Loads the fonts anew when the reader has asked for another size.
    void follow_scale();
    [[nodiscard]] std::filesystem::path picture_file() const;
    /// One step towards the picture that the command line asks for: empty until it can be taken.
    [[nodiscard]] std::filesystem::path picture_of_command_line();

    ProgramOptions options_;
    Conductor& conductor_;
    PanelSlots slots_;
    ViewerState state_;
    Actions actions_;
    ItemProbe probe_;
    std::unique_ptr<Window> window_;
    std::unique_ptr<Window> participants_;
    Look participant_look_;
    std::filesystem::path wanted_picture_;
    /// What the display enlarges by itself.
    float display_scale_ = 1.0F;
    /// What the last frame was about.
    struct Shown {
        Time now{};
        LiveState state = LiveState::loading;
        std::uint32_t branch = 0;
        std::uint32_t journal_entries = 0;
        std::int64_t posts = 0;
        bool operator==(const Shown&) const = default;
    };
    Shown shown_;
    Settings written_;
    double settings_changed_at_ = -1.0;
    std::string settings_trouble_;
    int frames_owed_ = 0;
    double drawn_at_ = -1.0;
    double items_written_ = -1.0;
    int settled_frames_ = 0;
    bool is_step_asked_ = false;
    bool is_over_ = false;
    bool has_failed_ = false;
};

}  // namespace firebreak::viewer
