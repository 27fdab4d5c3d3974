#include "viewer/ui/widgets.hpp"

#include "viewer/ui/item_probe.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

namespace firebreak::viewer {
namespace {

ImVec4 as_vector(Colour colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

// The colours of a button of this kind, popped by whoever pushed them.
void push_kind(const Look& look, ButtonKind kind) {
    const Colours& c = look.colours;
    Colour fill = c.button;
    Colour hover = c.button_hover;
    Colour ink = c.text;
    if (kind == ButtonKind::chosen) {
        fill = faded(c.accent, 0.35F);
        hover = faded(c.accent, 0.5F);
    }
    if (kind == ButtonKind::primary || kind == ButtonKind::danger) {
        fill = kind == ButtonKind::primary ? c.accent : c.bad;
        hover = faded(fill, 0.85F);
        ink = c.text_on_hue;
    }
    ImGui::PushStyleColor(ImGuiCol_Button, fill);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, hover);
    ImGui::PushStyleColor(ImGuiCol_Text, ink);
}

// "##name": no text, the name as id.
std::string id_of(std::string_view name) { return fmt::format("##{}", name); }

}  // namespace

void note_item(const Look& look, std::string_view name) {
    if (look.probe == nullptr) return;
    const ImVec2 from = ImGui::GetItemRectMin();
    const ImVec2 to = ImGui::GetItemRectMax();
    look.probe->note(name, {from.x, from.y, to.x, to.y});
    if (ImGui::IsItemFocused()) look.probe->note_focus(name);
}

void note_area(const Look& look, std::string_view name, float left, float top, float right, float bottom) {
    if (look.probe != nullptr) look.probe->note(name, {left, top, right, bottom});
}

void note_item(const Look& look, std::string_view name, std::size_t number) {
    if (look.probe != nullptr) note_item(look, fmt::format("{} {}", name, number));
}

bool button(const Look& look, std::string_view name, const char* icon, const char* text, ButtonKind kind, float width, bool is_enabled) {
    const bool has_icon = look.fonts.has_icons && icon[0] != '\0';
    const std::string label = has_icon ? fmt::format("{}  {}###{}", icon, text, name) : fmt::format("{}###{}", text, name);
    // Where a translation is too long for its place, a smaller font fits it.
    const float room = width > 0.0F ? width : width < 0.0F ? ImGui::GetContentRegionAvail().x : 0.0F;
    const bool is_tight = room > 0.0F && ImGui::CalcTextSize(label.c_str(), nullptr, true).x + look.sizes.gap * 2.0F > room;
    const float height = is_tight ? ImGui::GetFrameHeight() : 0.0F;
    if (is_tight) ImGui::PushFont(look.fonts.small);
    push_kind(look, kind);
    ImGui::BeginDisabled(!is_enabled);
    const bool is_clicked = ImGui::Button(label.c_str(), {width, height});
    if (is_tight) ImGui::PopFont();
    ImGui::EndDisabled();
    ImGui::PopStyleColor(3);
    note_item(look, name);
    return is_clicked;
}

bool icon_button(const Look& look, std::string_view name, const char* icon, const char* hint_text, ButtonKind kind, bool is_enabled) {
    const std::string label = fmt::format("{}###{}", look.fonts.has_icons ? icon : hint_text, name);
    push_kind(look, kind);
    ImGui::BeginDisabled(!is_enabled);
    const bool is_clicked = ImGui::Button(label.c_str());
    ImGui::EndDisabled();
    ImGui::PopStyleColor(3);
    note_item(look, name);
    hint(look, hint_text);
    return is_clicked;
}

bool checkbox(const Look& look, std::string_view name, const char* text, bool& is_on) {
    const bool is_changed = ImGui::Checkbox(fmt::format("{}###{}", text, name).c_str(), &is_on);
    note_item(look, name);
    return is_changed;
}

bool slider(const Look& look, std::string_view name, const char* label, double& value, double min, double max,
            const std::string& value_text) {
    if (label[0] != '\0') {
        ImGui::TextUnformatted(label);
        const float width = ImGui::CalcTextSize(value_text.c_str()).x;
        ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
        dim_text(look, value_text);
    }
    ImGui::SetNextItemWidth(-1.0F);
    const std::string in_bar = label[0] != '\0' ? "" : value_text;
    // A percent sign would be read as a format.
    std::string format;
    for (const char c : in_bar) format += c == '%' ? std::string{"%%"} : std::string{c};
    if (format.empty()) format = " ";
    ImGui::SliderScalar(id_of(name).c_str(), ImGuiDataType_Double, &value, &min, &max, format.c_str(), ImGuiSliderFlags_NoInput);
    note_item(look, name);
    return ImGui::IsItemDeactivatedAfterEdit();
}

bool combo(const Look& look, std::string_view name, int& chosen, std::span<const std::string> choices, float width) {
    const bool is_known = chosen >= 0 && static_cast<std::size_t>(chosen) < choices.size();
    ImGui::SetNextItemWidth(width == 0.0F ? -1.0F : width);
    const bool is_open = ImGui::BeginCombo(id_of(name).c_str(), is_known ? choices[static_cast<std::size_t>(chosen)].c_str() : "");
    note_item(look, name);
    if (!is_open) return false;
    bool is_changed = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const bool is_chosen = static_cast<int>(i) == chosen;
        if (ImGui::Selectable(choices[i].c_str(), is_chosen) && !is_chosen) {
            chosen = static_cast<int>(i);
            is_changed = true;
        }
        if (look.probe != nullptr) note_item(look, fmt::format("{}/{}", name, choices[i]));
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return is_changed;
}

bool text_field(const Look& look, std::string_view name, std::string& text, const char* hint_text, float width) {
    ImGui::SetNextItemWidth(width == 0.0F ? -1.0F : width);
    const bool is_changed = ImGui::InputTextWithHint(id_of(name).c_str(), hint_text, &text);
    note_item(look, name);
    return is_changed;
}

bool stepper(const Look& look, std::string_view name, int& value, int min, int max) {
    const int before = value;
    const std::string less = fmt::format("{}-", name);
    const std::string more = fmt::format("{}+", name);
    ImGui::PushButtonRepeat(true);
    if (button(look, less, "", "−", ButtonKind::plain, look.sizes.text_regular * 1.8F, value > min)) --value;
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    ImGui::SetNextItemWidth(look.sizes.text_regular * 3.5F);
    ImGui::InputInt(id_of(name).c_str(), &value, 0, 0);
    note_item(look, name);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (button(look, more, "", "+", ButtonKind::plain, look.sizes.text_regular * 1.8F, value < max)) ++value;
    ImGui::PopButtonRepeat();
    value = std::clamp(value, min, max);
    return value != before;
}

void heading(const Look& look, const char* text, std::string_view figure) {
    ImGui::PushFont(look.fonts.bold);
    ImGui::TextUnformatted(text);
    ImGui::PopFont();
    if (figure.empty()) return;
    ImGui::SameLine();
    dim_text(look, figure);
}

void dim_text(const Look& look, std::string_view text) { coloured_text(look.colours.text_dim, text); }

void small_text(const Look& look, std::string_view text) {
    ImGui::PushFont(look.fonts.small);
    ImGui::PushTextWrapPos(0.0F);
    dim_text(look, text);
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
}

void coloured_text(Colour colour, std::string_view text) {
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
}

void badge(const Look& look, const char* text, Colour fill, Colour ink) {
    ImGui::PushFont(look.fonts.small);
    const ImVec2 size = ImGui::CalcTextSize(text);
    const float pad = look.sizes.small_gap;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + size.x + 2.0F * pad, at.y + size.y + pad}, fill, look.sizes.rounding);
    list.AddText({at.x + pad, at.y + pad * 0.5F}, ink, text);
    ImGui::Dummy({size.x + 2.0F * pad, size.y + pad});
    ImGui::PopFont();
}

void figure_row(const Look& look, const char* label, std::string_view figure, Colour ink) {
    ImGui::TextUnformatted(label);
    const float width = ImGui::CalcTextSize(figure.data(), figure.data() + figure.size()).x;
    ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetContentRegionMax().x - width));
    if (ink == 0) dim_text(look, figure);
    else coloured_text(ink, figure);
}

void bar_row(const Look& look, const char* label, std::string_view figure, float share, Colour colour) {
    figure_row(look, label, figure);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = look.sizes.small_gap * 0.75F;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, look.colours.grid, height);
    if (share > 0.0F) list.AddRectFilled(at, {at.x + width * std::min(share, 1.0F), at.y + height}, colour, height);
    ImGui::Dummy({width, height});
}

void hint(const Look& look, std::string_view text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(look.sizes.dialog_width * 0.7F);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

bool begin_panel(const Look& look, const char* name, float width, float height, bool scrolls) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, as_vector(look.colours.panel));
    // Arrows go from panel to panel as if there were no borders.
    const ImGuiWindowFlags flags =
        ImGuiWindowFlags_NavFlattened | (scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    const bool is_visible = ImGui::BeginChild(name, {width, height}, true, flags);
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    note_area(look, name, at.x, at.y, at.x + size.x, at.y + size.y);
    return is_visible;
}

void end_panel() {
    ImGui::EndChild();
    ImGui::PopStyleColor();
}

bool area_button(const Look& look, const char* id, float width, float height) {
    const bool is_clicked = ImGui::InvisibleButton(id, {std::max(1.0F, width), std::max(1.0F, height)});
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
        const ImVec2 from = ImGui::GetItemRectMin();
        const ImVec2 to = ImGui::GetItemRectMax();
        ImGui::GetForegroundDrawList()->AddRect(from, to, look.colours.accent, look.sizes.rounding, 0, look.sizes.line);
    }
    return is_clicked;
}

bool begin_part(const char* name, float width, float height, bool has_border) {
    return ImGui::BeginChild(name, {width, height}, has_border, ImGuiWindowFlags_NavFlattened);
}

bool splitter(const Look& look, std::string_view name, bool is_vertical, bool grows, float length, float least, float most, float& extent) {
    const float thickness = look.sizes.splitter;
    ImGui::InvisibleButton(id_of(name).c_str(), is_vertical ? ImVec2{thickness, length} : ImVec2{length, thickness});
    note_item(look, name);
    const bool is_held = ImGui::IsItemActive();
    if (is_held || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(is_vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const ImVec2 from = ImGui::GetItemRectMin();
        const ImVec2 to = ImGui::GetItemRectMax();
        const ImVec2 middle{(from.x + to.x) / 2.0F, (from.y + to.y) / 2.0F};
        const ImVec2 a = is_vertical ? ImVec2{middle.x, from.y} : ImVec2{from.x, middle.y};
        const ImVec2 b = is_vertical ? ImVec2{middle.x, to.y} : ImVec2{to.x, middle.y};
        ImGui::GetWindowDrawList()->AddLine(a, b, look.colours.accent, look.sizes.line);
    }
    if (is_held) {
        const float moved = is_vertical ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
        extent = std::clamp(extent + (grows ? moved : -moved), least, std::max(least, most));
    }
    return ImGui::IsItemDeactivated();
}

}  // namespace firebreak::viewer
