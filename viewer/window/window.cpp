#include "viewer/window/window.hpp"

#include "viewer/ui/fonts.hpp"
#include "viewer/ui/theme.hpp"
#include "viewer/window/png.hpp"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cfloat>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

namespace firebreak::viewer {
namespace {

constexpr int kLeastGlMajor = 3;
constexpr int kLeastGlMinor = 2;

std::string glfw_trouble() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason was given" : text;
}

// The key of this letter on the reader's own layout, as if it stood where it does on a QWERTY keyboard: ImGui knows Ctrl+A by place.
int key_by_letter(int key, int scancode) {
    const char* name = glfwGetKeyName(key, scancode);
    if (name == nullptr || name[1] != '\0') return key;
    if (name[0] >= 'a' && name[0] <= 'z') return GLFW_KEY_A + (name[0] - 'a');
    return key;
}

TypedInput::KeyKind kind_of(int key) {
    if (key == GLFW_KEY_LEFT_CONTROL || key == GLFW_KEY_RIGHT_CONTROL) return TypedInput::KeyKind::control;
    const bool is_shift = key == GLFW_KEY_LEFT_SHIFT || key == GLFW_KEY_RIGHT_SHIFT || key == GLFW_KEY_RIGHT_ALT;
    return is_shift || (key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2) ? TypedInput::KeyKind::text : TypedInput::KeyKind::plain;
}

std::vector<unsigned char> read_pixels(int width, int height) {
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4U);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    return pixels;
}

/// What ImGui is told that a frame took, where nobody waits for one.
constexpr float kOffscreenFrameSeconds = 1.0F / 60.0F;
constexpr const char* kShaderVersion = "#version 150";

const std::chrono::steady_clock::time_point kProgramStart = std::chrono::steady_clock::now();

ImGuiContext* new_context() {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    return context;
}

}  // namespace

// GLFW hands over a bare pointer; ImGui's present context is set to the window's own before it hears of anything.
struct Window::Callbacks {
    static Window& self(GLFWwindow* window) {
        Window& own = *static_cast<Window*>(glfwGetWindowUserPointer(window));
        ImGui::SetCurrentContext(own.context_);
        return own;
    }
    static void key(GLFWwindow* window, int key, int scancode, int action, int mods) {
        Window& own = self(window);
        const int placed = key_by_letter(key, scancode);
        if (action != GLFW_REPEAT) own.input_.add_key(placed, action == GLFW_PRESS, kind_of(placed));
        if (action == GLFW_RELEASE) return;
        using Key = KeyEvent::Key;
        if (key == GLFW_KEY_F1) own.keys_.push_back({Key::f1, 0, false});
        if (key == GLFW_KEY_F11) own.keys_.push_back({Key::f11, 0, false});
        if (key == GLFW_KEY_ESCAPE) own.keys_.push_back({Key::escape, 0, false});
        if ((mods & GLFW_MOD_CONTROL) == 0) return;
        // With Ctrl no character arrives, so the layout is asked for its name.
        const char* name = glfwGetKeyName(key, scancode);
        if (name != nullptr && name[1] == '\0') own.keys_.push_back({Key::character, static_cast<char32_t>(name[0]), true});
    }
    static void character(GLFWwindow* window, unsigned int codepoint) { self(window).input_.add_character(codepoint); }
    static void focus(GLFWwindow* window, int is_focused) {
        self(window);
        ImGui_ImplGlfw_WindowFocusCallback(window, is_focused);
    }
    static void enter(GLFWwindow* window, int has_entered) {
        self(window);
        ImGui_ImplGlfw_CursorEnterCallback(window, has_entered);
    }
    static void mouse(GLFWwindow* window, int mouse_button, int action, int mods) {
        self(window);
        ImGui_ImplGlfw_MouseButtonCallback(window, mouse_button, action, mods);
    }
    static void scroll(GLFWwindow* window, double x, double y) {
        self(window);
        ImGui_ImplGlfw_ScrollCallback(window, x, y);
    }
};

// A picture does not depend on who takes it and where: no display, no window manager, no screen's own scale.
Window::Opened Window::open_offscreen(const WindowOptions& options) {
    std::unique_ptr<Window> window{new Window};
    window->offscreen_ = std::make_unique<Offscreen>(options.width, options.height);
    if (!window->offscreen_->trouble().empty()) return {nullptr, window->offscreen_->trouble()};
    window->context_ = new_context();
    window->has_renderer_ = ImGui_ImplOpenGL3_Init(kShaderVersion);
    if (!window->has_renderer_) return {nullptr, "OpenGL is there without a display, but could not be set up for drawing"};
    return {std::move(window), ""};
}

Window::Opened Window::open(const WindowOptions& options, const Window* shared) {
    if (options.is_hidden) {
        Opened offscreen = open_offscreen(options);
        if (offscreen.window) return offscreen;
    }
    if (glfwInit() == GLFW_FALSE) {
        return {nullptr, "There is no display to open a window on (" + glfw_trouble() + "). Set DISPLAY, or run it under xvfb-run."};
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, kLeastGlMajor);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, kLeastGlMinor);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, options.is_hidden ? GLFW_FALSE : GLFW_TRUE);
    std::unique_ptr<Window> window{new Window};
    window->window_ =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, shared == nullptr ? nullptr : shared->window_);
    if (window->window_ == nullptr) {
        return {nullptr, "A window with OpenGL 3.2 could not be opened (" + glfw_trouble() + ")."};
    }
    glfwMakeContextCurrent(window->window_);
    // One window waits for the screen; the other must not make it wait twice.
    glfwSwapInterval(shared == nullptr && !options.is_hidden ? 1 : 0);
    glfwSetWindowUserPointer(window->window_, window.get());
    window->context_ = new_context();
    window->has_platform_ = ImGui_ImplGlfw_InitForOpenGL(window->window_, false);
    window->has_renderer_ = ImGui_ImplOpenGL3_Init(kShaderVersion);
    if (!window->has_platform_ || !window->has_renderer_) return {nullptr, "OpenGL 3.2 is there, but could not be set up for drawing."};
    glfwSetKeyCallback(window->window_, Callbacks::key);
    glfwSetCharCallback(window->window_, Callbacks::character);
    glfwSetWindowFocusCallback(window->window_, Callbacks::focus);
    glfwSetCursorEnterCallback(window->window_, Callbacks::enter);
    glfwSetMouseButtonCallback(window->window_, Callbacks::mouse);
    glfwSetScrollCallback(window->window_, Callbacks::scroll);
    return {std::move(window), ""};
}

Window::~Window() {
    if (context_ != nullptr) {
        make_current();
        if (has_renderer_) ImGui_ImplOpenGL3_Shutdown();
        if (has_platform_) ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext(context_);
    }
    if (window_ != nullptr) glfwDestroyWindow(window_);
}

// Offscreen there is one context, which is always current.
void Window::make_current() const {
    if (window_ != nullptr) glfwMakeContextCurrent(window_);
    ImGui::SetCurrentContext(context_);
}

std::string Window::load_fonts_of(Look& look) {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    if (io.Fonts->TexID != nullptr) ImGui_ImplOpenGL3_DestroyFontsTexture();
    io.Fonts->Clear();
    const LoadedFonts loaded = load_fonts(*io.Fonts, look.sizes);
    look.fonts = loaded.fonts;
    ImGui_ImplOpenGL3_CreateFontsTexture();
    return loaded.message;
}

void Window::feed_keys() {
    ImGuiIO& io = ImGui::GetIO();
    const TypedInput::Batch batch = input_.take(io.WantTextInput);
    for (const TypedInput::KeyChange& change : batch.keys) {
        if (change.key >= 0 && change.key < IM_ARRAYSIZE(io.KeysDown)) io.KeysDown[change.key] = change.is_down;
    }
    for (const unsigned int codepoint : batch.characters) {
        keys_.push_back({KeyEvent::Key::character, static_cast<char32_t>(codepoint), false});
        io.AddInputCharacter(codepoint);
    }
    io.KeyCtrl = io.KeysDown[GLFW_KEY_LEFT_CONTROL] || io.KeysDown[GLFW_KEY_RIGHT_CONTROL];
    io.KeyShift = io.KeysDown[GLFW_KEY_LEFT_SHIFT] || io.KeysDown[GLFW_KEY_RIGHT_SHIFT];
    io.KeyAlt = io.KeysDown[GLFW_KEY_LEFT_ALT] || io.KeysDown[GLFW_KEY_RIGHT_ALT];
}

void Window::let_arrows_move(bool is_so) {
    // Offscreen there is no keyboard.
    if (window_ == nullptr) return;
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    if (is_so) io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    else io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
}

void Window::begin_frame(const Look& look) {
    make_current();
    apply_look(look);
    ImGui_ImplOpenGL3_NewFrame();
    if (window_ != nullptr) {
        ImGui_ImplGlfw_NewFrame();
    } else {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(offscreen_->width()), static_cast<float>(offscreen_->height())};
        io.DeltaTime = kOffscreenFrameSeconds;
        io.MousePos = {-FLT_MAX, -FLT_MAX};
    }
    feed_keys();
    ImGui::NewFrame();
}

std::string Window::end_frame(const Look& look, const std::filesystem::path& picture) {
    ImGui::SetCurrentContext(context_);
    ImGui::Render();
    int width = 0;
    int height = 0;
    size_in_pixels(width, height);
    const ImVec4 back = ImGui::ColorConvertU32ToFloat4(look.colours.window);
    glViewport(0, 0, width, height);
    glClearColor(back.x, back.y, back.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    // After the swap nobody promises what the buffers hold.
    std::string trouble;
    if (!picture.empty()) trouble = write_png(picture, width, height, read_pixels(width, height));
    if (window_ != nullptr) glfwSwapBuffers(window_);
    return trouble;
}

void Window::size_in_pixels(int& width, int& height) const {
    if (window_ != nullptr) {
        glfwGetFramebufferSize(window_, &width, &height);
        glReadBuffer(GL_BACK);
        return;
    }
    width = offscreen_->width();
    height = offscreen_->height();
    offscreen_->bind();
}

std::vector<KeyEvent> Window::take_keys() { return std::exchange(keys_, {}); }

bool Window::is_typing() const {
    ImGui::SetCurrentContext(context_);
    return ImGui::GetIO().WantTextInput;
}

bool Window::is_navigating() const {
    ImGui::SetCurrentContext(context_);
    return ImGui::GetIO().NavVisible;
}

bool Window::is_asked_to_close() const { return window_ != nullptr && glfwWindowShouldClose(window_) != GLFW_FALSE; }
void Window::refuse_to_close() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(window_, title.c_str()); }
void Window::size(int& width, int& height) const { glfwGetWindowSize(window_, &width, &height); }

void Window::set_full_screen(bool is_full) {
    if (is_full == is_full_screen_) return;
    is_full_screen_ = is_full;
    if (!is_full) {
        glfwSetWindowMonitor(window_, nullptr, windowed_[0], windowed_[1], windowed_[2], windowed_[3], GLFW_DONT_CARE);
        return;
    }
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return;
    glfwGetWindowPos(window_, &windowed_[0], &windowed_[1]);
    glfwGetWindowSize(window_, &windowed_[2], &windowed_[3]);
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

float Window::display_scale() const {
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(window_, &x, &y);
    return x > 0.0F ? x : 1.0F;
}

void Window::wait_for_events(double seconds) const {
    if (window_ != nullptr) glfwWaitEventsTimeout(seconds);
}

double Window::clock() { return std::chrono::duration<double>(std::chrono::steady_clock::now() - kProgramStart).count(); }

}  // namespace firebreak::viewer
