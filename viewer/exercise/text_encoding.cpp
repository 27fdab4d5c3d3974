#include "viewer/exercise/text_encoding.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace firebreak::viewer {
namespace {

// 0x80 to 0x9F; the rest of the page is Latin-1.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                            0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                            0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append(char32_t letter, std::string& text) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800) {
        text += static_cast<char>(0xC0U | (letter >> 6));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    } else {
        text += static_cast<char>(0xE0U | (letter >> 12));
        text += static_cast<char>(0x80U | ((letter >> 6) & 0x3FU));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    }
}

// The character at the front of `text`, which it takes off; nothing when there is none.
std::optional<char32_t> take_letter(std::string_view& text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t size = first < 0x80                    ? 1
                             : first >= 0xC2 && first < 0xE0 ? 2
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4
                                                             : 0;
    if (size == 0 || text.size() < size) return std::nullopt;
    char32_t letter = size == 1 ? first : first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
        letter = (letter << 6) | (byte(i) & 0x3FU);
    }
    const bool is_longer_than_needed = (size == 3 && letter < 0x800) || (size == 4 && letter < 0x10000);
    if (is_longer_than_needed || (letter >= 0xD800 && letter < 0xE000) || letter > 0x10FFFF) return std::nullopt;
    text.remove_prefix(size);
    return letter;
}

// What is left of a Latin letter without its accent; empty for what is no letter or digit.
std::string_view plain_letter(char32_t letter) noexcept {
    struct Range {
        char32_t first;
        char32_t last;
        std::string_view plain;
    };
    static constexpr std::array kRanges{Range{0xC0, 0xC5, "a"},   Range{0xC6, 0xC6, "ae"}, Range{0xC7, 0xC7, "c"}, Range{0xC8, 0xCB, "e"},
                                        Range{0xCC, 0xCF, "i"},   Range{0xD1, 0xD1, "n"},  Range{0xD2, 0xD6, "o"}, Range{0xD9, 0xDC, "u"},
                                        Range{0xE0, 0xE5, "a"},   Range{0xE6, 0xE6, "ae"}, Range{0xE7, 0xE7, "c"}, Range{0xE8, 0xEB, "e"},
                                        Range{0xEC, 0xEF, "i"},   Range{0xF1, 0xF1, "n"},  Range{0xF2, 0xF6, "o"}, Range{0xF9, 0xFC, "u"},
                                        Range{0x152, 0x153, "oe"}};
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
    static constexpr std::string_view kDigits = "0123456789";
    if (letter >= 'a' && letter <= 'z') return kLetters.substr(letter - 'a', 1);
    if (letter >= 'A' && letter <= 'Z') return kLetters.substr(letter - 'A', 1);
    if (letter >= '0' && letter <= '9') return kDigits.substr(letter - '0', 1);
    for (const Range& range : kRanges) {
        if (letter >= range.first && letter <= range.last) return range.plain;
    }
    return {};
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        if (!take_letter(text)) return false;
    }
    return true;
}

std::string from_windows_1252(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size() + text.size() / 8);
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        append(code >= 0x80 && code < 0xA0 ? kWindows[code - 0x80U] : char32_t{code}, utf8);
    }
    return utf8;
}

std::string folded(std::string_view utf8) {
    std::string plain;
    while (!utf8.empty()) {
        const std::optional<char32_t> letter = take_letter(utf8);
        if (!letter) {
            utf8.remove_prefix(1);
            continue;
        }
        // A combining accent belongs to the letter before it: spreadsheets on a Mac save "e" and the accent apart.
        if (*letter >= 0x300 && *letter < 0x370) continue;
        const std::string_view one = plain_letter(*letter);
        if (!one.empty()) plain += one;
        else if (!plain.empty() && plain.back() != ' ') plain += ' ';
    }
    if (plain.ends_with(' ')) plain.pop_back();
    return plain;
}

}  // namespace firebreak::viewer
