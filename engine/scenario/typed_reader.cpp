#include "engine/scenario/typed_reader.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/checked_arithmetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace firebreak {
namespace {

constexpr std::string_view kIntegerWish = "be a whole number";
constexpr std::string_view kRealWish = "be a number";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Two digits or more that begin with 0: YAML 1.1 reads such a number as octal, people as decimal.
bool has_leading_zero(std::string_view digits) noexcept { return digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]); }

// Without its underscores; nothing when one does not stand between two digits.
std::optional<std::string> without_underscores(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            result += text[i];
            continue;
        }
        const bool is_between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (!is_between) return std::nullopt;
    }
    return result;
}

struct Suffixed {
    std::string number;
    int power = 0;  // of ten
};

// "1.5M" as 1.5 and 6, "30 %" as 30 and -2.
std::optional<Suffixed> split_suffix(std::string_view text) {
    std::string_view number = text;
    int power = 0;
    if (text.ends_with('%')) power = -2;
    if (text.ends_with('k')) power = 3;
    if (text.ends_with('M')) power = 6;
    if (power != 0) number.remove_suffix(1);
    if (power == -2 && number.ends_with(' ')) number.remove_suffix(1);
    std::optional<std::string> plain = without_underscores(number);
    if (!plain || plain->empty()) return std::nullopt;
    return Suffixed{std::move(*plain), power};
}

// Digits with at most `max_fraction` of them behind a point, times 10^max_fraction.
std::optional<std::int64_t> scaled_integer(std::string_view text, int max_fraction) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    if (text.empty() || !is_digit(text[0])) return std::nullopt;
    std::optional<std::int64_t> value = 0;
    int fraction = -1;  // digits behind the point so far; -1 before it
    for (const char c : text) {
        if (c == '.' && fraction < 0 && max_fraction > 0) {
            fraction = 0;
            continue;
        }
        if (!is_digit(c) || fraction >= max_fraction) return std::nullopt;
        if (fraction >= 0) ++fraction;
        value = checked_sum(checked_product(value, 10), c - '0');
    }
    if (fraction == 0) return std::nullopt;
    for (int i = std::max(fraction, 0); i < max_fraction; ++i) value = checked_product(value, 10);
    if (value && is_negative) value = -*value;
    return value;
}

}  // namespace

Reading<bool> read_boolean(std::string_view text) {
    if (text == "true") return {true, {}};
    if (text == "false") return {false, {}};
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    static constexpr std::array<std::string_view, 7> kTrue{"true", "yes", "y", "on", "1", "oui", "vrai"};
    static constexpr std::array<std::string_view, 7> kFalse{"false", "no", "n", "off", "0", "non", "faux"};
    std::string wish = "be true or false";
    if (std::find(kTrue.begin(), kTrue.end(), lower) != kTrue.end()) wish += "; did you mean 'true'?";
    else if (std::find(kFalse.begin(), kFalse.end(), lower) != kFalse.end()) wish += "; did you mean 'false'?";
    return {std::nullopt, std::move(wish)};
}

Reading<std::int64_t> read_integer(std::string_view text) {
    const std::optional<Suffixed> parts = split_suffix(text);
    if (!parts || parts->power < 0) return {std::nullopt, std::string{kIntegerWish}};
    std::string_view digits = parts->number;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    if (has_leading_zero(digits)) return {std::nullopt, fmt::format("{} without leading zeros", kIntegerWish)};
    const std::optional<std::int64_t> value = scaled_integer(parts->number, parts->power);
    if (value) return {value, {}};
    const bool is_plain_number = std::all_of(digits.begin(), digits.end(), is_digit) && !digits.empty();
    if (is_plain_number) return {std::nullopt, fmt::format("{} that fits in 64 bits", kIntegerWish)};
    return {std::nullopt, std::string{kIntegerWish}};
}

Reading<double> read_real(std::string_view text) {
    const std::optional<Suffixed> parts = split_suffix(text);
    if (!parts) return {std::nullopt, std::string{kRealWish}};
    std::string number = parts->number;
    std::string_view digits = number;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    if (has_leading_zero(digits)) return {std::nullopt, fmt::format("{} without leading zeros", kRealWish)};
    const bool has_exponent = number.find_first_of("eE") != std::string::npos;
    const bool begins_well = !digits.empty() && (is_digit(digits[0]) || (digits[0] == '.' && digits.size() > 1 && is_digit(digits[1])));
    if (!begins_well || (has_exponent && parts->power != 0)) return {std::nullopt, std::string{kRealWish}};
    if (std::count(number.begin(), number.end(), ',') == 1 && number.find('.') == std::string::npos) {
        std::replace(number.begin(), number.end(), ',', '.');
        return {std::nullopt, fmt::format("{}; did you mean '{}'?", kRealWish, number)};
    }
    // The power of ten becomes an exponent, so that 0.1 % is the double nearest to 0.001.
    if (parts->power != 0) number += fmt::format("e{}", parts->power);
    double value = 0.0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (failure == std::errc::result_out_of_range) return {std::nullopt, fmt::format("{} within the range of a double", kRealWish)};
    if (failure != std::errc{} || end != number.data() + number.size() || !std::isfinite(value))
        return {std::nullopt, std::string{kRealWish}};
    return {value, {}};
}

std::string real_text(double value) {
    std::string text = fmt::format("{}", value);
    const bool looks_real = text.find_first_of(".en") != std::string::npos;
    return looks_real ? text : text + ".0";
}

}  // namespace firebreak
