#include "engine/report/text_columns.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kGap = "  ";

}  // namespace

std::size_t columns_of(std::string_view text) {
    // All bytes but those that continue a character.
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

std::string text_columns(const std::vector<std::vector<std::string>>& rows, bool has_remarks) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line{kIndent};
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - columns_of(row[i]), ' ');
            const bool is_left = i == 0 || (has_remarks && i + 1 == widths.size());
            line += (i == 0 ? "" : std::string{kGap}) + (is_left ? row[i] + padding : padding + row[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace firebreak
