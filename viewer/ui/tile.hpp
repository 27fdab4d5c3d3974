// A figure that must be seen from the back of the room: label, value, its course, and one line of context.
#pragma once

#include "viewer/ui/look.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak::viewer {

struct Tile {
    std::string_view name;
    const char* label = "";
    std::string figure;
    std::string context;
    std::string hint;
    Colour colour = 0;
    /// Colour of the figure; 0 for the text's.
    Colour figure_colour = 0;
    std::vector<double> course;
    /// Fills the tile faintly with its colour: something is wrong.
    bool is_alarming = false;
};

void draw_tile(const Look& look, const Tile& tile, float width, float height);

}  // namespace firebreak::viewer
