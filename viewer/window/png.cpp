#include "viewer/window/png.hpp"

#include <stb_image_write.h>

#include <cstddef>
#include <system_error>

namespace firebreak::viewer {

std::string write_png(const std::filesystem::path& file, int width, int height, const std::vector<unsigned char>& pixels) {
    constexpr std::size_t kChannels = 3;
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    // A window is opaque, whatever its alpha says; and its first row is the highest.
    std::vector<unsigned char> upright(columns * rows * kChannels);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const unsigned char* from = &pixels[((rows - 1 - row) * columns + column) * 4];
            unsigned char* to = &upright[(row * columns + column) * kChannels];
            for (std::size_t channel = 0; channel < kChannels; ++channel) to[channel] = from[channel];
        }
    }
    std::error_code ignored;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    const int stride = width * static_cast<int>(kChannels);
    if (stbi_write_png(file.c_str(), width, height, static_cast<int>(kChannels), upright.data(), stride) == 0) {
        return "The picture could not be written to " + file.string() + ".";
    }
    return "";
}

}  // namespace firebreak::viewer
