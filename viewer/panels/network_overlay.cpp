#include "viewer/panels/network_overlay.hpp"

#include "viewer/network/account_colours.hpp"
#include "viewer/panels/network_panel.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_network.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>

namespace firebreak::viewer {
namespace {

// Of the selected account: more lines would only make a blot.
constexpr std::size_t kMostFollowsDrawn = 250;
// Links between communities below this share of the strongest are left out.
constexpr float kFaintest = 0.3F;

ImVec2 as_screen(const NetworkScreen& screen, Point place) {
    const Point pixel = to_screen(screen.view.camera, screen.view.canvas, place);
    return {pixel.x, pixel.y};
}

// How strongly two communities are tied, relative to their sizes: follows per pair of members.
float tie_between(const Communities& communities, std::uint32_t a, std::uint32_t b) {
    const auto follows = static_cast<double>(communities.follows_between(a, b) + communities.follows_between(b, a));
    return static_cast<float>(follows / std::sqrt(static_cast<double>(communities.sizes[a]) * communities.sizes[b]));
}

void draw_ties(const ViewerState& state, const NetworkScreen& screen) {
    const Communities& communities = screen.made.picture->communities;
    float strongest = 0.0F;
    for (std::uint32_t a = 0; a < communities.count(); ++a) {
        for (std::uint32_t b = a + 1; b < communities.count(); ++b) strongest = std::max(strongest, tie_between(communities, a, b));
    }
    if (strongest <= 0.0F) return;
    for (std::uint32_t a = 0; a < communities.count(); ++a) {
        for (std::uint32_t b = a + 1; b < communities.count(); ++b) {
            const float share = tie_between(communities, a, b) / strongest;
            if (share < kFaintest) continue;
            ImGui::GetWindowDrawList()->AddLine(
                as_screen(screen, screen.made.places->discs[a].centre), as_screen(screen, screen.made.places->discs[b].centre),
                faded(state.look.colours.grey, 0.35F * share * share), state.look.sizes.line * (0.5F + 1.5F * share));
        }
    }
}

void draw_lines(const ViewerState& state, const NetworkScreen& screen, ImVec2 from, std::span<const AccountId> others, Colour colour) {
    const std::size_t stride = others.size() / kMostFollowsDrawn + 1;
    for (std::size_t i = 0; i < others.size(); i += stride) {
        const ImVec2 to = as_screen(screen, screen.made.places->points[index(others[i])]);
        ImGui::GetWindowDrawList()->AddLine(from, to, faded(colour, 0.45F), state.look.sizes.thin_line);
    }
}

// From the first poster down to the selected account, an arrow's head at every step.
void draw_way(const ViewerState& state, const NetworkScreen& screen) {
    if (!state.account_card || state.account_card->account != state.selected_account) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour colour = state.look.colours.text;
    std::optional<ImVec2> last;
    for (const HeardFrom& step : state.account_card->heard_from) {
        const std::optional<std::uint32_t> shown = is_person(step.account) ? screen.made.picture->find(step.account) : std::nullopt;
        if (!shown) continue;
        const ImVec2 at = as_screen(screen, screen.made.places->points[*shown]);
        const float radius = 1.6F * state.look.sizes.line;
        list.AddCircleFilled(at, 2.0F * radius, state.look.colours.window);
        list.AddCircle(at, 2.0F * radius, colour, 0, state.look.sizes.line);
        if (last) {
            list.AddLine(*last, at, colour, state.look.sizes.line);
            const float dx = at.x - last->x;
            const float dy = at.y - last->y;
            const float length = std::sqrt(dx * dx + dy * dy);
            if (length > 6.0F * radius) {
                const ImVec2 unit{dx / length, dy / length};
                const ImVec2 tip{at.x - 2.0F * radius * unit.x, at.y - 2.0F * radius * unit.y};
                const ImVec2 back{tip.x - 4.0F * radius * unit.x, tip.y - 4.0F * radius * unit.y};
                const ImVec2 side{-2.0F * radius * unit.y, 2.0F * radius * unit.x};
                list.AddTriangleFilled(tip, {back.x + side.x, back.y + side.y}, {back.x - side.x, back.y - side.y}, colour);
            }
        }
        note_area(state.look, fmt::format("heard from {}", index(step.account)), at.x, at.y, at.x, at.y);
        last = at;
    }
}

void draw_tip_at(const Look& look, ImVec2 at, const Canvas& canvas, const std::string& text) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 extent = look.fonts.small->CalcTextSizeA(look.sizes.text_small, 1e9F, 0.0F, text.c_str());
    const float pad = look.sizes.small_gap;
    at.x = std::min(at.x + look.sizes.gap, canvas.left + canvas.width - extent.x - 2.0F * pad);
    at.y = std::max(at.y - extent.y - look.sizes.gap, canvas.top + pad);
    const ImVec2 end{at.x + extent.x + 2.0F * pad, at.y + extent.y + 2.0F * pad};
    list.AddRectFilled(at, end, faded(look.colours.raised, 0.95F), look.sizes.rounding);
    list.AddRect(at, end, look.colours.panel_border, look.sizes.rounding, 0, look.sizes.border);
    list.AddText(look.fonts.small, look.sizes.text_small, {at.x + pad, at.y + pad}, look.colours.text, text.c_str());
    note_area(look, "network tip", at.x, at.y, end.x, end.y);
}

std::string community_text(const ViewerState& state, const NetworkScreen& screen, std::uint32_t community) {
    const Communities& communities = screen.made.picture->communities;
    const bool is_rest = communities.has_rest && community + 1 == communities.count();
    return is_rest ? state.say(word::kTheRest) : filled(state.say(word::kCommunityNumber), community + 1);
}

}  // namespace

void draw_communities(const ViewerState& state, const NetworkScreen& screen, bool is_hovered) {
    const Look& look = state.look;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (screen.view.shows_links && screen.view.shows_discs_only()) draw_ties(state, screen);
    const float per_unit = pixels_per_unit(screen.view.camera, screen.view.canvas);
    std::optional<std::uint32_t> pointed_at;
    for (std::uint32_t c = 0; c < screen.figures.communities.size() && c < screen.made.places->discs.size(); ++c) {
        const CommunityDisc& disc = screen.made.places->discs[c];
        const CommunityFigures& figures = screen.figures.communities[c];
        const ImVec2 at = as_screen(screen, disc.centre);
        const float radius = std::max(2.0F * look.sizes.line, disc.radius * per_unit);
        const float reached = figures.accounts > 0 ? static_cast<float>(figures.reached) / static_cast<float>(figures.accounts) : 0.0F;
        const bool is_filled = screen.view.shows_discs_only();
        if (is_filled) list.AddCircleFilled(at, radius, look.colours.raised);
        // The area is filled to the share reached.
        if (is_filled && figures.reached > 0)
            list.AddCircleFilled(at, radius * std::sqrt(reached), ramp_colour(look, std::max(0.08F, figures.anger)));
        list.AddCircle(at, radius, look.colours.grey, 0, look.sizes.thin_line);
        const std::string text = percent_text(look.language, static_cast<double>(reached));
        const ImVec2 extent = look.fonts.small->CalcTextSizeA(look.sizes.text_small, 1e9F, 0.0F, text.c_str());
        if (extent.x < 1.6F * radius) {
            const ImVec2 corner{at.x - 0.5F * extent.x, at.y - 0.5F * extent.y};
            list.AddRectFilled({corner.x - look.sizes.small_gap, corner.y},
                               {corner.x + extent.x + look.sizes.small_gap, corner.y + extent.y}, faded(look.colours.window, 0.7F),
                               look.sizes.rounding);
            list.AddText(look.fonts.small, look.sizes.text_small, corner, look.colours.text, text.c_str());
        }
        note_area(look, fmt::format("community {} {}", c + 1, figures.reached), at.x - radius, at.y - radius, at.x + radius, at.y + radius);
        const ImVec2 pointer = ImGui::GetIO().MousePos;
        const bool is_inside = (pointer.x - at.x) * (pointer.x - at.x) + (pointer.y - at.y) * (pointer.y - at.y) < radius * radius;
        if (is_hovered && is_inside && is_filled) pointed_at = c;
    }
    if (!pointed_at) return;
    const CommunityFigures& figures = screen.figures.communities[*pointed_at];
    const auto count = [&](std::uint32_t number) { return count_text(look.language, number); };
    std::string text = community_text(state, screen, *pointed_at);
    text += "\n" + filled(state.say(word::kAccountsCount), count(figures.accounts));
    text += "\n" + filled(state.say(word::kTipReached), count(figures.reached));
    text += "\n" + filled(state.say(word::kTipAnger), percent_text(look.language, static_cast<double>(figures.anger)));
    draw_tip_at(look, ImGui::GetIO().MousePos, screen.view.canvas, text);
}

void draw_selection(const ViewerState& state, const NetworkScreen& screen) {
    if (!is_person(state.selected_account)) return;
    const NetworkPicture& picture = *screen.made.picture;
    const std::optional<std::uint32_t> shown = picture.find(state.selected_account);
    if (!shown) return;
    const Look& look = state.look;
    const ImVec2 at = as_screen(screen, screen.made.places->points[*shown]);
    if (picture.graph.has_transpose()) {
        draw_lines(state, screen, at, picture.graph.friends(AccountId{*shown}), look.colours.green);
        draw_lines(state, screen, at, picture.graph.followers(AccountId{*shown}), look.colours.accent);
    }
    draw_way(state, screen);
    const float per_unit = pixels_per_unit(screen.view.camera, screen.view.canvas);
    const float radius =
        0.5F * point_diameter(per_unit, picture.accounts.size(), look.scale, picture.followers[*shown]) + 2.0F * look.sizes.line;
    ImGui::GetWindowDrawList()->AddCircle(at, radius, look.colours.text, 0, look.sizes.line);
    note_area(look, "network selected", at.x - radius, at.y - radius, at.x + radius, at.y + radius);
}

void draw_tip(const LiveSnapshot& live, const ViewerState& state, const NetworkScreen& screen) {
    const AccountId account = screen.view.hovered;
    const std::optional<std::uint32_t> shown = account == kNoAccount ? std::nullopt : screen.made.picture->find(account);
    if (!shown) return;
    const Look& look = state.look;
    const NetworkPicture& picture = *screen.made.picture;
    const ImVec2 at = as_screen(screen, screen.made.places->points[*shown]);
    const float per_unit = pixels_per_unit(screen.view.camera, screen.view.canvas);
    const float radius = 0.5F * point_diameter(per_unit, picture.accounts.size(), look.scale, picture.followers[*shown]) + look.sizes.line;
    ImGui::GetWindowDrawList()->AddCircle(at, radius, look.colours.text, 0, look.sizes.thin_line);
    std::string text = filled(state.say(word::kTipAccount), index(account));
    if (index(account) < live.account_flags.size() && (live.account_flags[index(account)] & kLiveCustomer) != 0)
        text += fmt::format(" · {}", state.say(word::kTipCustomer));
    text += "\n" + filled(state.say(word::kTipFollowers), count_text(look.language, picture.followers[*shown]));
    text += "\n" + community_text(state, screen, picture.communities.of_account[*shown]);
    if (index(account) < live.account_anger.size()) {
        const double anger = static_cast<double>(live.account_anger[index(account)]) / 255.0;
        text += "\n" + filled(state.say(word::kTipAnger), percent_text(look.language, anger));
    }
    draw_tip_at(look, at, screen.view.canvas, text);
}

}  // namespace firebreak::viewer
