#include "viewer/panels/help.hpp"

#include "viewer/ui/item_probe.hpp"
#include "viewer/ui/shortcuts.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

namespace firebreak::viewer {
namespace {

struct TourStep {
    /// The part of the screen it points at.
    const char* target;
    Phrase title;
    Phrase more;
};
constexpr std::array<TourStep, 5> kTour{
    TourStep{"top bar", word::kTour1, word::kTour1More}, TourStep{"tiles", word::kTour2, word::kTour2More},
    TourStep{"timeline", word::kTour3, word::kTour3More}, TourStep{"right column", word::kTour4, word::kTour4More},
    TourStep{"left column", word::kTour5, word::kTour5More}};

void end_tour(ViewerState& state) {
    state.tour_step = -1;
    state.settings.has_seen_tour = true;
}

// Dark all around the target, and a frame around it.
void draw_spotlight(const Look& look, const ItemRect& rect) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour veil = faded(look.colours.veil, 0.8F);
    list.AddRectFilled({0.0F, 0.0F}, {screen.x, rect.top}, veil);
    list.AddRectFilled({0.0F, rect.bottom}, {screen.x, screen.y}, veil);
    list.AddRectFilled({0.0F, rect.top}, {rect.left, rect.bottom}, veil);
    list.AddRectFilled({rect.right, rect.top}, {screen.x, rect.bottom}, veil);
    list.AddRect({rect.left, rect.top}, {rect.right, rect.bottom}, look.colours.accent, look.sizes.rounding, 0, look.sizes.line);
}

// Beside the target, wherever there is room.
ImVec2 place_beside(const Look& look, const ItemRect& rect, float width, float height) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float gap = look.sizes.gap * 2.0F;
    if (rect.right + gap + width < screen.x && rect.bottom - rect.top > height) return {rect.right + gap, rect.top + gap};
    if (rect.left - gap - width > 0.0F && rect.bottom - rect.top > height) return {rect.left - gap - width, rect.top + gap};
    const float x = std::clamp(rect.centre_x() - width / 2.0F, gap, std::max(gap, screen.x - width - gap));
    if (rect.bottom + gap + height < screen.y) return {x, rect.bottom + gap};
    return {x, std::max(gap, rect.top - gap - height)};
}

}  // namespace

void draw_help(const LiveSnapshot&, ViewerState& state, Actions&) {
    if (!state.is_help_open) return;
    const Look& look = state.look;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0F, screen.y / 2.0F}, ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({look.sizes.dialog_width, 0.0F});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look.colours.panel);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, look.sizes.border);
    if (ImGui::Begin(filled("{}###keys", state.say(word::kShortcuts)).c_str(), &state.is_help_open,
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoResize)) {
        const ImVec2 at = ImGui::GetWindowPos();
        note_area(look, "key sheet", at.x, at.y, at.x + ImGui::GetWindowWidth(), at.y + ImGui::GetWindowHeight());
        if (ImGui::BeginTable("keys", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp)) {
            ImGui::TableSetupColumn("", 0, 0.25F);
            ImGui::TableSetupColumn("", 0, 1.0F);
            for (const ShortcutLine& line : shortcut_sheet()) {
                ImGui::TableNextRow();
                ImGui::TableNextColumn();
                ImGui::PushFont(look.fonts.bold);
                ImGui::TextUnformatted(state.say(line.keys));
                ImGui::PopFont();
                ImGui::TableNextColumn();
                ImGui::TextUnformatted(state.say(line.what));
            }
            ImGui::EndTable();
        }
        if (button(look, "close help", "", state.say(word::kClose), ButtonKind::plain, -1.0F)) state.is_help_open = false;
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

void draw_tour(const LiveSnapshot&, ViewerState& state, Actions&) {
    if (state.tour_step < 0) return;
    const Look& look = state.look;
    const auto step = static_cast<std::size_t>(state.tour_step);
    if (step >= kTour.size()) return end_tour(state);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ItemRect rect{screen.x * 0.25F, screen.y * 0.25F, screen.x * 0.75F, screen.y * 0.75F};
    if (look.probe != nullptr) rect = look.probe->find(kTour[step].target).value_or(rect);
    // One window over everything: it takes every click, so that nothing behind it is pressed by mistake.
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(screen);
    ImGui::Begin(
        "tour", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
    draw_spotlight(look, rect);
    const float width = look.sizes.dialog_width * 0.65F;
    const float height = look.sizes.text_regular * 8.5F;
    ImGui::SetCursorScreenPos(place_beside(look, rect, width, height));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, look.colours.raised);
    ImGui::PushStyleColor(ImGuiCol_Border, look.colours.accent);
    ImGui::BeginChild("tour step", {width, height}, true, ImGuiWindowFlags_NoScrollbar);
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted(state.say(kTour[step].title));
    ImGui::PopFont();
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(state.say(kTour[step].more));
    ImGui::PopTextWrapPos();
    small_text(look, filled(state.say(word::kTourStep), step + 1, kTour.size()));
    const bool is_last = step + 1 == kTour.size();
    if (button(look, "tour skip", "", state.say(word::kTourSkip))) end_tour(state);
    ImGui::SameLine();
    if (button(look, "tour back", "", state.say(word::kBack), ButtonKind::plain, 0.0F, step > 0)) --state.tour_step;
    ImGui::SameLine();
    if (button(look, "tour next", "", state.say(is_last ? word::kTourEnd : word::kNext), ButtonKind::primary)) {
        if (is_last) end_tour(state);
        else ++state.tour_step;
    }
    ImGui::EndChild();
    ImGui::PopStyleColor(2);
    ImGui::End();
}

}  // namespace firebreak::viewer
