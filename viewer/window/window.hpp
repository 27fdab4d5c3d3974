// A window with ImGui in it: GLFW, OpenGL 3 through libepoxy, fonts, and key events that no slow frame loses.
#pragma once

#include "viewer/ui/look.hpp"
#include "viewer/ui/shortcuts.hpp"

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
    /// For pictures only.
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
    /// Draws. Where a file is named, the picture goes there: empty, or what went wrong with it in a sentence.
    std::string end_frame(const Look& look, const std::filesystem::path& picture = {});
    /// Keys since the last call, with what the reader is doing with them.
    [[nodiscard]] std::vector<KeyEvent> take_keys();
    /// A text field has the keyboard.
    [[nodiscard]] bool is_typing() const;
    /// The keyboard is moving between widgets, so that space presses one of them.
    [[nodiscard]] bool is_navigating() const;
    [[nodiscard]] bool is_asked_to_close() const;
    void refuse_to_close();
    void set_full_screen(bool is_full);
    void set_title(const std::string& title);
    /// How much the display enlarges, as the desktop says.
    [[nodiscard]] float display_scale() const;
    void size(int& width, int& height) const;

    /// Waits for the next event, at most this long.
    static void wait_for_events(double seconds);
    /// Of the window system, since some start.
    [[nodiscard]] static double clock();

  private:
    struct Callbacks;
    struct KeyChange {
        int key = 0;
        bool is_down = false;
    };
    Window() = default;
    void feed_keys();

    GLFWwindow* window_ = nullptr;
    ImGuiContext* context_ = nullptr;
    std::vector<KeyEvent> keys_;
    std::vector<KeyChange> changes_;
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
