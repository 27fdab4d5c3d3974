#include "viewer/ui/tile.hpp"

#include "viewer/ui/chart.hpp"
#include "viewer/ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>

namespace firebreak::viewer {
namespace {

/// A text too long for its tile shrinks to this share of its size before it is cut.
constexpr float kLeastShrink = 0.75F;

void draw_fitted(ImFont* font, float size, ImVec2 at, float room, Colour colour, const char* text) {
    const float width = font->CalcTextSizeA(size, FLT_MAX, 0.0F, text).x;
    const float share = width > room && width > 0.0F ? std::max(kLeastShrink, room / width) : 1.0F;
    ImGui::GetWindowDrawList()->AddText(font, size * share, at, colour, text);
}

}  // namespace

void draw_tile(const Look& look, const Tile& tile, float width, float height) {
    const Sizes& s = look.sizes;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 end{at.x + width, at.y + height};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, end, look.colours.raised, s.rounding);
    if (tile.is_alarming) list.AddRectFilled(at, end, faded(tile.colour, 0.18F), s.rounding);
    list.AddRectFilled(at, {at.x + s.tile_stripe, end.y}, tile.colour, s.rounding, ImDrawFlags_RoundCornersLeft);
    list.PushClipRect(at, end, true);
    const float left = at.x + s.tile_stripe + s.gap;
    float y = at.y + s.small_gap;
    const float room = end.x - s.small_gap - left;
    draw_fitted(look.fonts.small, s.text_small, {left, y}, room, look.colours.text_dim, tile.label);
    y += s.text_small + s.small_gap;
    list.AddText(look.fonts.large, s.text_large, {left, y}, tile.figure_colour == 0 ? look.colours.text : tile.figure_colour,
                 tile.figure.c_str());
    const float figure_width = look.fonts.large->CalcTextSizeA(s.text_large, width, 0.0F, tile.figure.c_str()).x;
    y += s.text_large + s.thin_line;
    draw_fitted(look.fonts.small, s.text_small, {left, y}, room, look.colours.text_dim, tile.context.c_str());
    const float spark_left = std::max(left + figure_width + s.gap * 1.5F, at.x + width * 0.55F);
    if (end.x - s.gap - spark_left > s.gap * 3.0F) {
        draw_sparkline(look, tile.course, tile.colour,
                       {spark_left, at.y + s.gap + s.text_small * 0.7F, end.x - s.gap, at.y + height * 0.58F});
    }
    list.PopClipRect();
    ImGui::Dummy({width, height});
    note_item(look, tile.name);
    hint(look, tile.hint);
}

}  // namespace firebreak::viewer
