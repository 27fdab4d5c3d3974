// How everything looks: colours, sizes, fonts and language, as plain values. No ImGui type is named here, so that whatever a panel reads
// can be made without it.
#pragma once

#include "viewer/ui/language.hpp"

#include <array>
#include <cstdint>

struct ImFont;

namespace firebreak::viewer {

class ItemProbe;

enum class ThemeName : std::uint8_t { dark, light, contrast };

/// A colour as ImGui packs it: alpha, blue, green, red from the highest byte.
using Colour = std::uint32_t;

[[nodiscard]] constexpr Colour rgb(std::uint32_t hex, std::uint32_t alpha = 255) noexcept {
    return (alpha << 24U) | ((hex & 0xffU) << 16U) | (hex & 0xff00U) | (hex >> 16U);
}
/// The same colour, as opaque as `share` of 1 says.
[[nodiscard]] constexpr Colour faded(Colour colour, float share) noexcept {
    const auto alpha = static_cast<std::uint32_t>(static_cast<float>(colour >> 24U) * share);
    return (colour & 0x00ff'ffffU) | (alpha << 24U);
}

/// What is painted in which colour. The hues are Okabe and Ito's, which people with any kind of colour blindness tell apart.
struct Colours {
    Colour window;  ///< behind everything
    Colour panel;
    Colour panel_border;
    Colour raised;  ///< a card, a field
    Colour raised_hover;
    Colour raised_active;
    Colour button;
    Colour button_hover;
    Colour button_active;
    Colour text;
    Colour text_dim;
    Colour text_on_hue;  ///< on a filled hue
    Colour accent;       ///< what is selected or set
    Colour grid;
    Colour selection;
    Colour veil;  ///< behind a modal
    // Okabe-Ito, adapted to the theme's background.
    Colour orange;
    Colour sky;
    Colour green;
    Colour yellow;
    Colour blue;
    Colour vermillion;
    Colour pink;
    Colour grey;
    // Meanings.
    Colour good;
    Colour bad;
    Colour warning;
};

/// In pixels, the scale applied.
struct Sizes {
    float gap;  ///< between two things
    float small_gap;
    float padding;  ///< inside a panel
    float rounding;
    float border;
    float line;  ///< of a chart
    float thin_line;
    float stripe;  ///< coloured edge of a card or tile
    float splitter;
    float top_bar;
    float tile_height;
    float tile_stripe;
    float avatar;
    float scrollbar;
    float mark;  ///< triangle of a marked moment
    float left_width;
    float right_width;
    float timeline_height;
    float dialog_width;
    float text_regular;
    float text_small;
    float text_large;
    float text_title;
};

/// Pointers into the font atlas of the window; null until the fonts are loaded.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* small = nullptr;
    ImFont* bold = nullptr;
    ImFont* large = nullptr;
    ImFont* title = nullptr;
    bool has_icons = false;
};

struct Look {
    Language language = Language::english;
    ThemeName theme = ThemeName::dark;
    float scale = 1.0F;
    Colours colours{};
    Sizes sizes{};
    Fonts fonts;
    /// Where widgets note what they are and where they stand; null outside tests and the tour.
    ItemProbe* probe = nullptr;
};

/// Colours and sizes of a theme; the fonts are left out.
[[nodiscard]] Look make_look(ThemeName theme, Language language, float scale);
/// Exchanges theme and language of a look that has its fonts.
void change_look(Look& look, ThemeName theme, Language language);
/// The hues in the order in which series take them.
[[nodiscard]] std::array<Colour, 8> series_colours(const Colours& colours) noexcept;

}  // namespace firebreak::viewer
