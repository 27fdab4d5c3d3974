// A window with ImGui in it: GLFW, OpenGL 3 through libepoxy, fonts, and key events that no slow frame loses.
#pragma once

#include "viewer/ui/look.hpp"
#include "viewer/ui/shortcuts.hpp"
#include "viewer/ui/typed_input.hpp"
#include "viewer/window/offscreen.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;
struct ImGuiContext;

namespace firebreak::viewer {

struct WindowOptions {
    std::string title = "firebreak";
    int width = 1600;
    int height = 1000;
    /// For pictures only: needs no display.
    bool is_hidden = false;
};

class Window {
  public:
    struct Opened;
    /// A window, or the reason why there is none in a sentence: no display, no OpenGL 3. `shared` lends its textures to the new one.
    [[nodiscard]] static Opened open(const WindowOptions& options, const Window* shared = nullptr);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Fonts of the look's scale; also after it has changed. What is missing, in a sentence, or empty.
    [[nodiscard]] std::string load_fonts_of(Look& look);
    /// ImGui's frame is open from here to end_frame.
    void begin_frame(const Look& look);
    /// Whether arrows move between widgets from the next frame on.
    void let_arrows_move(bool is_so);
    /// Draws. Where a file is named, the picture goes there: empty, or what went wrong with it in a sentence.
    std::string end_frame(const Look& look, const std::filesystem::path& picture = {});
    /// Keys since the last call, with what the reader is doing with them.
    [[nodiscard]] std::vector<KeyEvent> take_keys();
    /// A text field has the keyboard.
    [[nodiscard]] bool is_typing() const;
    /// The keyboard is moving between widgets, so that space presses one of them.
    [[nodiscard]] bool is_navigating() const;
    /// Not all that was typed has been handed to ImGui yet: the next frame takes more of it.
    [[nodiscard]] bool has_more_input() const noexcept { return !input_.is_empty(); }
    [[nodiscard]] bool is_asked_to_close() const;
    void refuse_to_close();
    void set_full_screen(bool is_full);
    void set_title(const std::string& title);
    /// How much the display enlarges, as the desktop says.
    [[nodiscard]] float display_scale() const;
    void size(int& width, int& height) const;

    /// Waits for the next event, at most this long.
    void wait_for_events(double seconds) const;
    /// Seconds since the program began.
    [[nodiscard]] static double clock();

  private:
    struct Callbacks;
    Window() = default;
    void feed_keys();

    [[nodiscard]] static Opened open_offscreen(const WindowOptions& options);
    void make_current() const;
    /// Of what is drawn into and read from, which it makes the target.
    void size_in_pixels(int& width, int& height) const;

    /// Null where there is no display, and the picture is drawn offscreen.
    GLFWwindow* window_ = nullptr;
    std::unique_ptr<Offscreen> offscreen_;
    ImGuiContext* context_ = nullptr;
    std::vector<KeyEvent> keys_;
    TypedInput input_;
    int windowed_[4] = {0, 0, 0, 0};
    bool is_full_screen_ = false;
    bool has_platform_ = false;
    bool has_renderer_ = false;
};

struct Window::Opened {
    std::unique_ptr<Window> window;
    std::string trouble;
};

}  // namespace firebreak::viewer
