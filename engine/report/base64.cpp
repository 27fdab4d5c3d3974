#include "engine/report/base64.hpp"

#include <cstddef>

namespace firebreak {
namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) noexcept {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) noexcept {
    return byte_at(bytes, at) << 24 | byte_at(bytes, at + 1) << 16 | byte_at(bytes, at + 2) << 8 | byte_at(bytes, at + 3);
}

}  // namespace

std::string base64(std::string_view bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::uint32_t three = byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
        text += kDigits[three >> 18];
        text += kDigits[three >> 12 & 63U];
        text += at + 1 < bytes.size() ? kDigits[three >> 6 & 63U] : '=';
        text += at + 2 < bytes.size() ? kDigits[three & 63U] : '=';
    }
    return text;
}

std::optional<PictureSize> png_size(std::string_view bytes) noexcept {
    static constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
    if (!bytes.starts_with(kSignature) || bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    const PictureSize size{big_endian(bytes, 16), big_endian(bytes, 20)};
    constexpr std::uint32_t kMost = 100'000;
    if (size.width == 0 || size.height == 0 || size.width > kMost || size.height > kMost) return std::nullopt;
    return size;
}

}  // namespace firebreak
