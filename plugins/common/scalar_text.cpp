#include "plugins/common/scalar_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

namespace firebreak::scalars {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with a sign, a point or an exponent; underscores only between digits. No hexadecimal, no infinity.
std::optional<double> plain_number(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (text[i] == '_' && is_between) continue;
        digits += text[i];
    }
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    const bool begins_well = first < digits.size() && (is_digit(digits[first]) || digits[first] == '.');
    const bool is_octal = first + 1 < digits.size() && digits[first] == '0' && is_digit(digits[first + 1]);
    if (!begins_well || is_octal) return std::nullopt;
    double value = 0.0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

struct TimeUnit {
    std::string_view word;
    double microseconds;
};
constexpr std::array kTimeUnits = {TimeUnit{"w", 604'800e6}, TimeUnit{"d", 86'400e6}, TimeUnit{"h", 3'600e6},
                                   TimeUnit{"min", 60e6},    TimeUnit{"s", 1e6},      TimeUnit{"ms", 1e3}};
constexpr double kLongest = 3650 * 86'400e6;

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::optional<double> number_in(std::string_view text) {
    text = trimmed(text);
    double factor = 1.0;
    double divisor = 1.0;
    if (text.ends_with('%')) divisor = 100.0;
    if (text.ends_with('k')) factor = 1e3;
    if (text.ends_with('M')) factor = 1e6;
    if (factor != 1.0 || divisor != 1.0) text = trimmed(text.substr(0, text.size() - 1));
    const std::optional<double> number = plain_number(text);
    if (!number) return std::nullopt;
    return *number * factor / divisor;
}

std::optional<Duration> duration_in(std::string_view text) {
    text = trimmed(text);
    if (text == "0") return Duration{0};
    double sum = 0.0;
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789._"), text.size());
        const std::optional<double> number = plain_number(text.substr(0, digits));
        text = trimmed(text.substr(digits));
        const std::size_t letters = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), text.size());
        const auto unit = std::ranges::find(kTimeUnits, text.substr(0, letters), &TimeUnit::word);
        if (!number || *number < 0.0 || unit == kTimeUnits.end()) return std::nullopt;
        sum += *number * unit->microseconds;
        text = trimmed(text.substr(letters));
    }
    if (!(sum <= kLongest)) return std::nullopt;
    return Duration{std::llround(sum)};
}

}  // namespace firebreak::scalars
