// The fonts of the interface, from where Debian puts them.
#pragma once

#include "viewer/ui/look.hpp"

#include <filesystem>
#include <string>

struct ImFontAtlas;

namespace firebreak::viewer {

struct FontFiles {
    std::filesystem::path regular = "/usr/share/fonts/opentype/inter/Inter-Regular.otf";
    std::filesystem::path bold = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf";
    std::filesystem::path icons = "/usr/share/fonts/opentype/font-awesome/FontAwesome.otf";
};

struct LoadedFonts {
    Fonts fonts;
    /// What is missing and which packages mend it; empty when all is there.
    std::string message;
};

/// Fills the atlas with text in four sizes, icons merged in, and builds it on the CPU. Without the files ImGui's own font serves, which has
/// no accents. About 40 ms.
[[nodiscard]] LoadedFonts load_fonts(ImFontAtlas& atlas, const Sizes& sizes, const FontFiles& files = {});

}  // namespace firebreak::viewer
