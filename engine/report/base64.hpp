// Pictures on their way into a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

/// RFC 4648, with padding and without line ends.
[[nodiscard]] std::string base64(std::string_view bytes);

struct PictureSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// As its header says; nothing for what does not begin as a PNG does.
[[nodiscard]] std::optional<PictureSize> png_size(std::string_view bytes) noexcept;

}  // namespace firebreak
