#include "viewer/panels/network_panel.hpp"

#include "viewer/network/account_colours.hpp"
#include "viewer/panels/network_legend.hpp"
#include "viewer/panels/network_overlay.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_main.hpp"
#include "viewer/ui/words_network.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace firebreak::viewer {
namespace {

constexpr float kWheelStep = 1.2F;
constexpr float kKeyZoomStep = 1.4F;
// Of the canvas, per press of an arrow.
constexpr float kKeyPanStep = 0.12F;
// How far from an account a click still means it, in unscaled pixels, besides its own radius.
constexpr float kReach = 6.0F;
// By key one cannot point as finely: times as far.
constexpr float kKeyReach = 8.0F;
// A press that moves less than this is a click, in unscaled pixels.
constexpr float kClickSlack = 4.0F;

void draw_toolbar(ViewerState& state, NetworkView& view) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.bold);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(state.say(word::kNetwork));
    ImGui::PopFont();
    const auto mode = [&](const char* name, const Phrase& text, DrawAs draw_as) {
        ImGui::SameLine(0.0F, look.sizes.small_gap);
        const ButtonKind kind = view.draw_as == draw_as ? ButtonKind::chosen : ButtonKind::plain;
        if (button(look, name, "", state.say(text), kind)) view.draw_as = draw_as;
    };
    ImGui::SameLine(0.0F, look.sizes.gap);
    mode("network accounts", word::kDrawAccounts, DrawAs::accounts);
    mode("network density", word::kDrawDensity, DrawAs::density);
    mode("network communities", word::kDrawCommunities, DrawAs::communities);
    const float combo_width = 12.0F * look.sizes.text_regular;
    ImGui::SameLine(0.0F, look.sizes.gap);
    if (view.draw_as == DrawAs::density) {
        const std::array<std::string, 2> choices{state.say(word::kHeatOfAnger), state.say(word::kHeatOfPosts)};
        int chosen = static_cast<int>(view.heat_of);
        if (combo(look, "network heat", chosen, choices, combo_width)) view.heat_of = static_cast<HeatOf>(chosen);
    } else {
        const std::array<std::string, 4> choices{state.say(word::kColourByState), state.say(word::kColourByAnger),
                                                 state.say(word::kColourByCommunity), state.say(word::kColourByReach)};
        int chosen = static_cast<int>(view.colour_by);
        ImGui::BeginDisabled(view.draw_as == DrawAs::communities);
        if (combo(look, "network colour", chosen, choices, combo_width)) view.colour_by = static_cast<ColourBy>(chosen);
        ImGui::EndDisabled();
    }
    ImGui::SameLine(0.0F, look.sizes.gap);
    checkbox(look, "network links", state.say(word::kLinks), view.shows_links);
    ImGui::SameLine(0.0F, look.sizes.gap);
    checkbox(look, "network legend", state.say(word::kLegend), view.shows_legend);
    const Point middle{view.canvas.left + 0.5F * view.canvas.width, view.canvas.top + 0.5F * view.canvas.height};
    ImGui::SameLine(0.0F, look.sizes.gap);
    if (icon_button(look, "network nearer", icon::kPlus, state.say(word::kZoomIn)))
        view.camera = zoomed(view.camera, view.canvas, middle, kKeyZoomStep);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (icon_button(look, "network farther", icon::kMinus, state.say(word::kZoomOut)))
        view.camera = zoomed(view.camera, view.canvas, middle, 1.0F / kKeyZoomStep);
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (icon_button(look, "network all", icon::kCircle, state.say(word::kFitAll))) view.camera = {};
}

// The shown account at a point of the window.
std::optional<std::uint32_t> account_at(const NetworkScreen& screen, Point pixel, float scale);

void take_keys(ViewerState& state, NetworkScreen& screen, Actions& actions) {
    NetworkView& view = screen.view;
    const ImGuiIO& io = ImGui::GetIO();
    if (std::exchange(state.is_network_wanted, false)) view.has_keys = true;
    if (std::exchange(state.is_panel_left, false)) view.has_keys = false;
    if (!view.has_keys || io.WantTextInput) return;
    state.is_panel_taking_arrows = true;
    const Canvas& canvas = view.canvas;
    const Point middle{canvas.left + 0.5F * canvas.width, canvas.top + 0.5F * canvas.height};
    // By character, for plus and minus lie elsewhere on every keyboard.
    for (const ImWchar character : io.InputQueueCharacters) {
        if (character == '+' || character == '=') view.camera = zoomed(view.camera, canvas, middle, kKeyZoomStep);
        if (character == '-') view.camera = zoomed(view.camera, canvas, middle, 1.0F / kKeyZoomStep);
    }
    const auto is_pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    const Point step{kKeyPanStep * canvas.width, kKeyPanStep * canvas.height};
    if (is_pressed(ImGuiKey_LeftArrow)) view.camera = panned(view.camera, canvas, {step.x, 0.0F});
    if (is_pressed(ImGuiKey_RightArrow)) view.camera = panned(view.camera, canvas, {-step.x, 0.0F});
    if (is_pressed(ImGuiKey_UpArrow)) view.camera = panned(view.camera, canvas, {0.0F, step.y});
    if (is_pressed(ImGuiKey_DownArrow)) view.camera = panned(view.camera, canvas, {0.0F, -step.y});
    if (is_pressed(ImGuiKey_Home)) view.camera = {};
    if (!is_pressed(ImGuiKey_Enter) && !is_pressed(ImGuiKey_KeyPadEnter)) return;
    if (const std::optional<std::uint32_t> account = account_at(screen, middle, kKeyReach * state.look.scale))
        actions.push_back(InspectAccount{screen.made.picture->accounts[*account]});
}

std::optional<std::uint32_t> account_at(const NetworkScreen& screen, Point pixel, float scale) {
    if (!screen.made.picture || !screen.made.places || screen.view.shows_discs_only()) return std::nullopt;
    const float per_unit = pixels_per_unit(screen.view.camera, screen.view.canvas);
    const Point place = to_picture(screen.view.camera, screen.view.canvas, pixel);
    return screen.made.places->index.nearest(screen.made.places->points, place, kReach * scale / per_unit);
}

void take_mouse(const ViewerState& state, NetworkScreen& screen, bool is_hovered, bool is_held, bool is_released, Actions& actions) {
    NetworkView& view = screen.view;
    const ImGuiIO& io = ImGui::GetIO();
    const Point pointer{io.MousePos.x, io.MousePos.y};
    view.hovered = kNoAccount;
    if (ImGui::IsMouseClicked(0)) view.has_keys = is_hovered;
    if (is_hovered && io.MouseWheel != 0.0F) view.camera = zoomed(view.camera, view.canvas, pointer, std::pow(kWheelStep, io.MouseWheel));
    const float slack = kClickSlack * state.look.scale;
    const bool is_drag = io.MouseDragMaxDistanceSqr[0] > slack * slack;
    if (is_held && is_drag) view.camera = panned(view.camera, view.canvas, {io.MouseDelta.x, io.MouseDelta.y});
    if (!is_hovered || (is_held && is_drag)) return;
    const std::optional<std::uint32_t> account = account_at(screen, pointer, state.look.scale);
    if (!account) return;
    view.hovered = screen.made.picture->accounts[*account];
    if (is_released && !is_drag) actions.push_back(InspectAccount{view.hovered});
}

// The picture as it was drawn last, moved to where the camera is now.
void draw_drawn(const NetworkScreen& screen) {
    const DrawnPicture& drawn = screen.drawn;
    if (drawn.texture == 0) return;
    const NetworkView& view = screen.view;
    const Canvas as_drawn{0.0F, 0.0F, drawn.width, drawn.height};
    const auto corner = [&](float x, float y) {
        const Point now = to_screen(view.camera, view.canvas, to_picture(drawn.camera, as_drawn, {x, y}));
        return ImVec2{std::round(now.x), std::round(now.y)};
    };
    // The texture's name travels through ImGui as a pointer.
    auto* const texture = reinterpret_cast<ImTextureID>(drawn.texture);
    ImGui::GetWindowDrawList()->AddImage(texture, corner(0.0F, 0.0F), corner(drawn.width, drawn.height));
}

// What there is instead of a picture, or beside it.
void draw_progress(const ViewerState& state, const NetworkScreen& screen) {
    const Look& look = state.look;
    const MadePicture& made = screen.made;
    std::string text;
    switch (made.stage) {
        case PictureStage::idle: text = state.say(word::kNoNetwork); break;
        case PictureStage::building: text = state.say(word::kBuilding); break;
        case PictureStage::grouping: text = state.say(word::kGrouping); break;
        case PictureStage::refining:
            text = filled(state.say(word::kRefining), percent_text(look.language, static_cast<double>(made.share)));
            break;
        case PictureStage::done: break;
        case PictureStage::too_large: text = state.say(word::kTooLarge); break;
        case PictureStage::failed: text = filled(state.say(word::kPictureFailed), made.trouble); break;
    }
    if (text.empty()) return;
    const Canvas& canvas = screen.view.canvas;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float wrap = 0.8F * canvas.width;
    ImFont* const font = made.places ? look.fonts.small : look.fonts.regular;
    const float size = made.places ? look.sizes.text_small : look.sizes.text_regular;
    const ImVec2 extent = font->CalcTextSizeA(size, 1e9F, wrap, text.c_str());
    const ImVec2 at = made.places ? ImVec2{canvas.left + canvas.width - extent.x - look.sizes.padding, canvas.top + look.sizes.padding}
                                  : ImVec2{canvas.left + 0.5F * (canvas.width - extent.x), canvas.top + 0.5F * (canvas.height - extent.y)};
    list.AddText(font, size, at, look.colours.text_dim, text.c_str(), nullptr, wrap);
    note_area(look, "network progress", at.x, at.y, at.x + extent.x, at.y + extent.y);
}

// How much of the network is in the picture.
void draw_footer(const ViewerState& state, const NetworkScreen& screen) {
    if (!screen.made.picture) return;
    const Look& look = state.look;
    const NetworkPicture& picture = *screen.made.picture;
    const auto count = [&](std::uint64_t number) { return count_text(look.language, static_cast<double>(number)); };
    std::string text = picture.is_sample()
                           ? filled(state.say(word::kSampleShown), count(picture.accounts.size()), count(picture.all_accounts))
                           : filled(state.say(word::kAccountsCount), count(picture.all_accounts));
    if (screen.view.shows_links)
        text += " · " + filled(state.say(word::kFollowsShown), count(picture.links.size()), count(picture.all_follows));
    if (state.selected_account != kNoAccount && is_person(state.selected_account) && !picture.find(state.selected_account))
        text += " · " + filled(state.say(word::kNotShown), index(state.selected_account));
    const Canvas& canvas = screen.view.canvas;
    const ImVec2 extent = look.fonts.small->CalcTextSizeA(look.sizes.text_small, 1e9F, 0.0F, text.c_str());
    const ImVec2 at{canvas.left + canvas.width - extent.x - look.sizes.padding, canvas.top + canvas.height - extent.y - look.sizes.padding};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float pad = look.sizes.small_gap;
    list.AddRectFilled({at.x - pad, at.y - pad}, {at.x + extent.x + pad, at.y + extent.y + pad}, faded(look.colours.window, 0.8F),
                       look.sizes.rounding);
    list.AddText(look.fonts.small, look.sizes.text_small, at, look.colours.text_dim, text.c_str());
    note_area(look, picture.is_sample() ? "network sample" : "network size", at.x, at.y, at.x + extent.x, at.y + extent.y);
}

}  // namespace

NetworkFigures count_figures(const LiveSnapshot& live, const NetworkPicture* picture) {
    NetworkFigures figures;
    figures.states = count_states(live.account_flags);
    for (const std::uint8_t flags : live.account_flags) {
        const bool is_customer = (flags & kLiveCustomer) != 0;
        const bool is_reached = (flags & kLiveReached) != 0;
        figures.customers += is_customer ? 1U : 0U;
        figures.reached += is_reached ? 1U : 0U;
        figures.customers_reached += is_customer && is_reached ? 1U : 0U;
    }
    if (picture == nullptr) return figures;
    figures.communities.resize(picture->communities.count());
    for (std::size_t i = 0; i < picture->accounts.size(); ++i) {
        CommunityFigures& community = figures.communities[picture->communities.of_account[i]];
        const std::uint32_t id = index(picture->accounts[i]);
        ++community.accounts;
        if (id < live.account_flags.size()) community.reached += (live.account_flags[id] & kLiveReached) != 0 ? 1U : 0U;
        if (id < live.account_anger.size()) community.anger += static_cast<float>(live.account_anger[id]) / 255.0F;
    }
    for (CommunityFigures& community : figures.communities) {
        if (community.accounts > 0) community.anger /= static_cast<float>(community.accounts);
    }
    return figures;
}

void draw_network(const LiveSnapshot& live, ViewerState& state, NetworkScreen& screen, Actions& actions) {
    const Look& look = state.look;
    NetworkView& view = screen.view;
    draw_toolbar(state, view);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    view.canvas = {at.x, at.y, std::max(16.0F, room.x), std::max(16.0F, room.y)};
    const ImVec2 end{at.x + view.canvas.width, at.y + view.canvas.height};
    ImGui::InvisibleButton("network canvas", {view.canvas.width, view.canvas.height});
    const bool is_hovered = ImGui::IsItemHovered();
    const bool is_released = ImGui::IsItemDeactivated();
    note_item(look, "network canvas");
    take_mouse(state, screen, is_hovered, ImGui::IsItemActive(), is_released, actions);
    take_keys(state, screen, actions);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, end, look.colours.window, look.sizes.rounding);
    ImGui::PushClipRect(at, end, true);
    draw_drawn(screen);
    if (screen.made.picture && screen.made.places) {
        if (view.draw_as == DrawAs::communities) draw_communities(state, screen, is_hovered);
        draw_selection(state, screen);
        draw_tip(live, state, screen);
    }
    draw_progress(state, screen);
    draw_footer(state, screen);
    if (view.shows_legend) draw_network_legend(state, screen);
    ImGui::PopClipRect();
    if (!view.has_keys) return;
    list.AddRect(at, end, faded(look.colours.accent, 0.5F), look.sizes.rounding, 0, look.sizes.border);
    // Enter takes the account that is nearest to this cross.
    const ImVec2 middle{at.x + 0.5F * view.canvas.width, at.y + 0.5F * view.canvas.height};
    const float arm = look.sizes.mark * 1.5F;
    list.AddLine({middle.x - arm, middle.y}, {middle.x + arm, middle.y}, look.colours.accent, look.sizes.line);
    list.AddLine({middle.x, middle.y - arm}, {middle.x, middle.y + arm}, look.colours.accent, look.sizes.line);
}

}  // namespace firebreak::viewer
