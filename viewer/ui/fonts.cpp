#include "viewer/ui/fonts.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <system_error>

namespace firebreak::viewer {
namespace {

// Latin-1, Latin Extended-A, and the punctuation, spaces, arrows and signs that texts and numbers use.
constexpr std::array<ImWchar, 29> kTextRanges{0x20,   0xff,   0x100,  0x17f,  0x2009, 0x200a, 0x2010, 0x2015, 0x2018, 0x201f,
                                              0x2020, 0x2022, 0x2026, 0x2026, 0x202f, 0x202f, 0x2030, 0x2030, 0x2039, 0x203a,
                                              0x20ac, 0x20ac, 0x2190, 0x2193, 0x2212, 0x2212, 0x2260, 0x2265, 0};
constexpr std::array<ImWchar, 3> kIconRanges{0xf000, 0xf2e0, 0};

bool is_file(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

ImFont* add(ImFontAtlas& atlas, const std::filesystem::path& file, float size, const std::filesystem::path& icons) {
    ImFontConfig text;
    text.OversampleH = 1;
    ImFont* font = atlas.AddFontFromFileTTF(file.c_str(), size, &text, kTextRanges.data());
    if (font == nullptr || icons.empty()) return font;
    ImFontConfig merged;
    merged.MergeMode = true;
    merged.OversampleH = 1;
    merged.GlyphMinAdvanceX = size * 1.15F;
    atlas.AddFontFromFileTTF(icons.c_str(), size * 0.95F, &merged, kIconRanges.data());
    return font;
}

Fonts built_in(ImFontAtlas& atlas) {
    ImFont* only = atlas.AddFontDefault();
    return {.regular = only, .small = only, .bold = only, .large = only, .title = only, .has_icons = false};
}

}  // namespace

LoadedFonts load_fonts(ImFontAtlas& atlas, const Sizes& sizes, const FontFiles& files) {
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    LoadedFonts loaded;
    if (!is_file(files.regular) || !is_file(files.bold)) {
        loaded.message = "Inter is not installed, so letters with accents are missing: apt install fonts-inter fonts-font-awesome";
        loaded.fonts = built_in(atlas);
    } else {
        const bool has_icons = is_file(files.icons);
        const std::filesystem::path icons = has_icons ? files.icons : std::filesystem::path{};
        if (!has_icons) loaded.message = "Font Awesome is not installed, so icons are missing: apt install fonts-font-awesome";
        loaded.fonts = {.regular = add(atlas, files.regular, sizes.text_regular, icons),
                        .small = add(atlas, files.regular, sizes.text_small, icons),
                        .bold = add(atlas, files.bold, sizes.text_regular, icons),
                        .large = add(atlas, files.bold, sizes.text_large, {}),
                        .title = add(atlas, files.bold, sizes.text_title, icons),
                        .has_icons = has_icons};
    }
    if (!atlas.Build()) {
        loaded.message = "The fonts could not be read, so letters with accents are missing: apt install --reinstall fonts-inter";
        atlas.Clear();
        atlas.FontBuilderIO = nullptr;
        loaded.fonts = built_in(atlas);
        atlas.Build();
    }
    return loaded;
}

}  // namespace firebreak::viewer
