#include "tests/viewer/panel_driver.hpp"

#include "viewer/ui/fonts.hpp"
#include "viewer/ui/theme.hpp"

#include <imgui.h>

#include <fmt/format.h>

#include <stdexcept>

namespace firebreak::viewer::test {

PanelDriver::PanelDriver(float width, float height) : context_{ImGui::CreateContext()} {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0F / 60.0F;
    io.ConfigInputTextCursorBlink = false;
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    state.look = make_look(ThemeName::dark, Language::english, 1.0F);
    state.look.fonts = load_fonts(*io.Fonts, state.look.sizes).fonts;
    state.look.probe = &probe_;
    state.is_scenario_open = true;
    io.Fonts->SetTexID(&probe_);
    apply_look(state.look);
    io.MousePos = {-1.0F, -1.0F};
}

PanelDriver::~PanelDriver() { ImGui::DestroyContext(context_); }

void PanelDriver::set_look(ThemeName theme, Language language) {
    change_look(state.look, theme, language);
    apply_look(state.look);
}

void PanelDriver::frame() {
    ImGui::SetCurrentContext(context_);
    probe_.begin_frame();
    state.now += static_cast<double>(ImGui::GetIO().DeltaTime);
    ImGui::NewFrame();
    ImGui::PushFont(state.look.fonts.regular);
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoMove);
    if (draw) draw(live, state, actions);
    ImGui::End();
    ImGui::PopFont();
    ImGui::Render();
}

void PanelDriver::frames(int count) {
    for (int i = 0; i < count; ++i) frame();
}

void PanelDriver::click_at(float x, float y, int mouse_button) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {x, y};
    frame();
    io.MouseDown[mouse_button] = true;
    frame();
    io.MouseDown[mouse_button] = false;
    frame();
    // What opens on a click takes a frame to find its size.
    frames(2);
}

void PanelDriver::click(std::string_view name) {
    frame();
    const std::optional<ItemRect> rect = find(name);
    if (!rect) throw std::runtime_error(fmt::format("nothing on the screen is named '{}'", name));
    click_at(rect->centre_x(), rect->centre_y());
}

void PanelDriver::hover(std::string_view name) {
    frame();
    const std::optional<ItemRect> rect = find(name);
    if (!rect) throw std::runtime_error(fmt::format("nothing on the screen is named '{}'", name));
    ImGui::GetIO().MousePos = {rect->centre_x(), rect->centre_y()};
    frames(2);
}

void PanelDriver::drag(float from_x, float from_y, float to_x, float to_y) {
    constexpr int kSteps = 6;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {from_x, from_y};
    frame();
    io.MouseDown[0] = true;
    frame();
    for (int step = 1; step <= kSteps; ++step) {
        const float share = static_cast<float>(step) / static_cast<float>(kSteps);
        io.MousePos = {from_x + share * (to_x - from_x), from_y + share * (to_y - from_y)};
        frame();
    }
    io.MouseDown[0] = false;
    frames(2);
}

void PanelDriver::drag_to(std::string_view name, float share) {
    frame();
    const std::optional<ItemRect> rect = find(name);
    if (!rect) throw std::runtime_error(fmt::format("nothing on the screen is named '{}'", name));
    drag(rect->centre_x(), rect->centre_y(), rect->left + share * (rect->right - rect->left), rect->centre_y());
}

void PanelDriver::scroll(std::string_view name, float lines) {
    hover(name);
    ImGui::GetIO().MouseWheel = lines;
    frame();
    ImGui::GetIO().MouseWheel = 0.0F;
    frames(2);
}

void PanelDriver::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string{text}.c_str());
    frames(2);
}

void PanelDriver::key(int imgui_key, bool has_ctrl) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyCtrl = has_ctrl;
    io.KeysDown[imgui_key] = true;
    frame();
    io.KeysDown[imgui_key] = false;
    io.KeyCtrl = false;
    frame();
}

}  // namespace firebreak::viewer::test
