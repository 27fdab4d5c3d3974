// Pictures of the window.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// Pixels of four bytes, the lowest row first, as OpenGL gives them. Empty, or what went wrong in a sentence.
[[nodiscard]] std::string write_png(const std::filesystem::path& file, int width, int height, const std::vector<unsigned char>& pixels);

}  // namespace firebreak::viewer
