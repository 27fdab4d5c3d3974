#include "engine/core/cut_text.hpp"

namespace firebreak {

std::string cut_text(std::string_view text, std::size_t most_bytes) {
    constexpr std::string_view kMore = "…";
    if (text.size() <= most_bytes) return std::string{text};
    std::size_t length = most_bytes > kMore.size() ? most_bytes - kMore.size() : 0;
    // Not within a character.
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    const std::size_t space = text.substr(0, length + 1).find_last_of(" \n\t");
    if (space != std::string_view::npos && space > 0) length = space;
    while (length > 0 && std::string_view{" \n\t"}.find(text[length - 1]) != std::string_view::npos) --length;
    return std::string{text.substr(0, length)} + std::string{kMore};
}

}  // namespace firebreak
