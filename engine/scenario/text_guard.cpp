#include "engine/scenario/text_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace firebreak {
namespace {

struct Character {
    std::size_t bytes = 0;  // 0: not valid
    std::uint32_t code = 0;
};

std::uint32_t byte_at(std::string_view text, std::size_t at) noexcept { return static_cast<unsigned char>(text[at]); }

// One UTF-8 character; overlong forms, surrogates and codes above U+10FFFF are not valid.
Character character_at(std::string_view text, std::size_t at) noexcept {
    const std::uint32_t first = byte_at(text, at);
    if (first < 0x80) return {1, first};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return {};
    std::uint32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const std::uint32_t next = byte_at(text, at + i);
        if ((next & 0xC0U) != 0x80U) return {};
        code = (code << 6) | (next & 0x3FU);
    }
    const bool is_overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (is_overlong || is_surrogate || code > 0x10FFFF) return {};
    return {bytes, code};
}

bool is_control(std::uint32_t code) noexcept { return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code <= 0x9F); }

std::string without_returns(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        result += text[i];
    }
    return result;
}

std::string words_for(std::string_view text, std::size_t at) {
    const Character found = character_at(text, at);
    if (found.bytes == 0)
        return fmt::format("the byte {:#04x} is no valid UTF-8; save the file with the encoding UTF-8", byte_at(text, at));
    if (found.code == '\r') return "a lone carriage return; save the file with ordinary line ends";
    return fmt::format("the control character U+{:04X} is not allowed", found.code);
}

}  // namespace

std::size_t find_unfit_byte(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const Character found = character_at(text, at);
        if (found.bytes == 0 || is_control(found.code)) return at;
        at += found.bytes;
    }
    return std::string_view::npos;
}

std::optional<GuardedText> GuardedText::check(std::string_view text, const std::string& name, std::size_t max_bytes,
                                              Diagnostics& problems) {
    if (text.size() > max_bytes) {
        problems.error({name}, fmt::format("is {} bytes long, but a YAML file may have at most {}", text.size(), max_bytes));
        return std::nullopt;
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    GuardedText guarded;
    guarded.name_ = name;
    guarded.text_ = without_returns(text);
    guarded.line_starts_.push_back(0);
    for (std::size_t i = 0; i < guarded.text_.size(); ++i) {
        if (guarded.text_[i] == '\n') guarded.line_starts_.push_back(i + 1);
    }
    const std::size_t unfit = find_unfit_byte(guarded.text_);
    if (unfit == std::string_view::npos) return guarded;
    const auto next_line = std::upper_bound(guarded.line_starts_.begin(), guarded.line_starts_.end(), unfit);
    const auto line_index = static_cast<std::size_t>(next_line - guarded.line_starts_.begin()) - 1;
    problems.error(guarded.mark(line_index, unfit - guarded.line_starts_[line_index]), words_for(guarded.text_, unfit));
    return std::nullopt;
}

std::string_view GuardedText::line(std::size_t index) const noexcept {
    if (index >= line_starts_.size()) return {};
    const std::size_t from = line_starts_[index];
    const std::size_t end = index + 1 < line_starts_.size() ? line_starts_[index + 1] - 1 : text_.size();
    return std::string_view{text_}.substr(from, end - from);
}

Mark GuardedText::mark(std::size_t line_index, std::size_t byte_column) const {
    const std::string_view whole = line(line_index);
    const std::size_t bytes = std::min(byte_column, whole.size());
    if (counted_.line_index != line_index || counted_.bytes > bytes) counted_ = {line_index, 0, 0};
    const std::string_view more = whole.substr(counted_.bytes, bytes - counted_.bytes);
    counted_.characters += static_cast<std::size_t>(
        std::count_if(more.begin(), more.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    counted_.bytes = bytes;
    return {name_, line_index + 1, counted_.characters + (byte_column - bytes) + 1};
}

}  // namespace firebreak
