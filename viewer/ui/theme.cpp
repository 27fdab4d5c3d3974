#include "viewer/ui/theme.hpp"

#include <imgui.h>

namespace firebreak::viewer {
namespace {

Colours dark_colours() {
    Colours c{};
    c.window = rgb(0x0f141b);
    c.panel = rgb(0x181d25);
    c.panel_border = rgb(0x2c3340);
    c.raised = rgb(0x222934);
    c.raised_hover = rgb(0x2a3341);
    c.raised_active = rgb(0x33405a);
    c.button = rgb(0x28324a);
    c.button_hover = rgb(0x34415f);
    c.button_active = rgb(0x415178);
    c.text = rgb(0xe8edf4);
    c.text_dim = rgb(0x9aa5b4);
    c.text_on_hue = rgb(0x10141a);
    c.accent = rgb(0x56b4e9);
    c.grid = rgb(0x2a313c);
    c.selection = rgb(0x56b4e9, 70);
    c.veil = rgb(0x05080c, 170);
    c.orange = rgb(0xe69f00);
    c.sky = rgb(0x56b4e9);
    c.green = rgb(0x1fb08a);
    c.yellow = rgb(0xf0e442);
    c.blue = rgb(0x4f8fd6);
    c.vermillion = rgb(0xe8702a);
    c.pink = rgb(0xcc79a7);
    c.grey = rgb(0x8b94a3);
    c.good = c.green;
    c.bad = c.vermillion;
    c.warning = c.yellow;
    return c;
}

Colours light_colours() {
    Colours c{};
    c.window = rgb(0xe9edf2);
    c.panel = rgb(0xfbfcfe);
    c.panel_border = rgb(0xcdd5df);
    c.raised = rgb(0xeef2f7);
    c.raised_hover = rgb(0xe2e9f2);
    c.raised_active = rgb(0xd0dcec);
    c.button = rgb(0xdfe7f2);
    c.button_hover = rgb(0xcfdbec);
    c.button_active = rgb(0xb9cae2);
    c.text = rgb(0x18202b);
    c.text_dim = rgb(0x566172);
    c.text_on_hue = rgb(0xffffff);
    c.accent = rgb(0x0072b2);
    c.grid = rgb(0xdde3ea);
    c.selection = rgb(0x0072b2, 55);
    c.veil = rgb(0x3a4350, 120);
    c.orange = rgb(0xb87800);
    c.sky = rgb(0x1f86c4);
    c.green = rgb(0x00805f);
    c.yellow = rgb(0x9a8500);
    c.blue = rgb(0x0057a0);
    c.vermillion = rgb(0xc04c00);
    c.pink = rgb(0xa8477d);
    c.grey = rgb(0x69737f);
    c.good = c.green;
    c.bad = c.vermillion;
    c.warning = c.orange;
    return c;
}

Colours contrast_colours() {
    Colours c{};
    c.window = rgb(0x000000);
    c.panel = rgb(0x000000);
    c.panel_border = rgb(0xffffff);
    c.raised = rgb(0x14181e);
    c.raised_hover = rgb(0x263240);
    c.raised_active = rgb(0x3a4c62);
    c.button = rgb(0x1c2836);
    c.button_hover = rgb(0x2f435a);
    c.button_active = rgb(0x456386);
    c.text = rgb(0xffffff);
    c.text_dim = rgb(0xd2d9e2);
    c.text_on_hue = rgb(0x000000);
    c.accent = rgb(0x6cc8ff);
    c.grid = rgb(0x4a5563);
    c.selection = rgb(0x6cc8ff, 110);
    c.veil = rgb(0x000000, 210);
    c.orange = rgb(0xffb733);
    c.sky = rgb(0x6cc8ff);
    c.green = rgb(0x2ee6b0);
    c.yellow = rgb(0xfff25c);
    c.blue = rgb(0x7db4ff);
    c.vermillion = rgb(0xff8a4a);
    c.pink = rgb(0xff9fd0);
    c.grey = rgb(0xb8c2cf);
    c.good = c.green;
    c.bad = c.vermillion;
    c.warning = c.yellow;
    return c;
}

Sizes sizes_of(ThemeName theme, float scale) {
    const auto px = [scale](float pixels) { return pixels * scale; };
    Sizes s{};
    s.gap = px(8);
    s.small_gap = px(4);
    s.padding = px(10);
    s.rounding = px(4);
    s.border = theme == ThemeName::contrast ? px(1.5F) : px(1);
    s.line = theme == ThemeName::contrast ? px(2.6F) : px(2);
    s.thin_line = px(1);
    s.stripe = px(4);
    s.splitter = px(7);
    s.top_bar = px(46);
    s.tile_height = px(66);
    s.tile_stripe = px(5);
    s.avatar = px(11);
    s.scrollbar = px(10);
    s.mark = px(6);
    s.left_width = px(300);
    s.right_width = px(360);
    s.timeline_height = px(270);
    s.dialog_width = px(560);
    s.text_regular = px(15);
    s.text_small = px(12.5F);
    s.text_large = px(22);
    s.text_title = px(18);
    return s;
}

Colours colours_of(ThemeName theme) {
    switch (theme) {
        case ThemeName::dark: return dark_colours();
        case ThemeName::light: return light_colours();
        case ThemeName::contrast: return contrast_colours();
    }
    return dark_colours();
}

void apply_colours(const Colours& c) {
    const auto set = [](ImGuiCol slot, Colour colour) { ImGui::GetStyle().Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_Text, c.text);
    set(ImGuiCol_TextDisabled, c.text_dim);
    set(ImGuiCol_WindowBg, c.window);
    set(ImGuiCol_ChildBg, c.panel);
    set(ImGuiCol_PopupBg, c.panel);
    set(ImGuiCol_Border, c.panel_border);
    set(ImGuiCol_FrameBg, c.raised);
    set(ImGuiCol_FrameBgHovered, c.raised_hover);
    set(ImGuiCol_FrameBgActive, c.raised_active);
    set(ImGuiCol_ScrollbarBg, faded(c.panel, 0.0F));
    set(ImGuiCol_ScrollbarGrab, c.button_hover);
    set(ImGuiCol_ScrollbarGrabHovered, c.button_active);
    set(ImGuiCol_ScrollbarGrabActive, c.accent);
    set(ImGuiCol_CheckMark, c.accent);
    set(ImGuiCol_SliderGrab, c.accent);
    set(ImGuiCol_SliderGrabActive, c.accent);
    set(ImGuiCol_Button, c.button);
    set(ImGuiCol_ButtonHovered, c.button_hover);
    set(ImGuiCol_ButtonActive, c.button_active);
    set(ImGuiCol_Header, c.raised_hover);
    set(ImGuiCol_HeaderHovered, c.raised_hover);
    set(ImGuiCol_HeaderActive, c.raised_active);
    set(ImGuiCol_Separator, c.panel_border);
    set(ImGuiCol_SeparatorHovered, c.accent);
    set(ImGuiCol_SeparatorActive, c.accent);
    set(ImGuiCol_Tab, c.panel);
    set(ImGuiCol_TabHovered, c.button_hover);
    set(ImGuiCol_TabActive, c.button);
    set(ImGuiCol_TabUnfocused, c.panel);
    set(ImGuiCol_TabUnfocusedActive, c.button);
    set(ImGuiCol_TitleBg, c.raised);
    set(ImGuiCol_TitleBgActive, c.raised);
    set(ImGuiCol_TableHeaderBg, c.raised);
    set(ImGuiCol_TableBorderStrong, c.panel_border);
    set(ImGuiCol_TableBorderLight, c.grid);
    set(ImGuiCol_TableRowBgAlt, faded(c.raised, 0.5F));
    set(ImGuiCol_TextSelectedBg, c.selection);
    set(ImGuiCol_NavHighlight, c.accent);
    set(ImGuiCol_ModalWindowDimBg, c.veil);
    set(ImGuiCol_PlotHistogram, c.accent);
}

}  // namespace

Look make_look(ThemeName theme, Language language, float scale) {
    Look look;
    look.language = language;
    look.theme = theme;
    look.scale = scale;
    look.colours = colours_of(theme);
    look.sizes = sizes_of(theme, scale);
    return look;
}

void change_look(Look& look, ThemeName theme, Language language) {
    look.language = language;
    look.theme = theme;
    look.colours = colours_of(theme);
    look.sizes = sizes_of(theme, look.scale);
}

std::array<Colour, 8> series_colours(const Colours& c) noexcept {
    return {c.sky, c.vermillion, c.green, c.pink, c.yellow, c.orange, c.blue, c.grey};
}

void apply_look(const Look& look) {
    apply_colours(look.colours);
    const Sizes& s = look.sizes;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {s.padding, s.padding};
    style.FramePadding = {s.gap, s.small_gap};
    style.ItemSpacing = {s.gap, s.small_gap + s.thin_line};
    style.ItemInnerSpacing = {s.small_gap, s.small_gap};
    style.CellPadding = {s.small_gap, s.small_gap * 0.5F};
    style.ScrollbarSize = s.scrollbar;
    style.GrabMinSize = s.scrollbar;
    style.WindowRounding = s.rounding;
    style.ChildRounding = s.rounding;
    style.FrameRounding = s.rounding;
    style.PopupRounding = s.rounding;
    style.GrabRounding = s.rounding;
    style.TabRounding = s.rounding;
    style.ScrollbarRounding = s.rounding;
    style.WindowBorderSize = 0.0F;
    style.ChildBorderSize = s.border;
    style.PopupBorderSize = s.border;
    style.FrameBorderSize = look.theme == ThemeName::contrast ? s.border : 0.0F;
    style.IndentSpacing = s.padding;
    style.AntiAliasedLinesUseTex = true;
    style.CurveTessellationTol = 1.25F;
}

}  // namespace firebreak::viewer
