#include "plugins/rules/scalar_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace firebreak::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<int> minute_in(std::string_view text) {
    text = trimmed(text);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != colon && !is_digit(text[i])) return std::nullopt;
    }
    const auto digit = [&](std::size_t i) { return text[i] - '0'; };
    const int hour = colon == 1 ? digit(0) : 10 * digit(0) + digit(1);
    const int minute = 10 * digit(colon + 1) + digit(colon + 2);
    const bool is_time = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    return is_time ? std::optional{60 * hour + minute} : std::nullopt;
}

std::optional<std::size_t> weekday_in(std::string_view text) {
    const auto found = std::ranges::find(kWeekdays, trimmed(text));
    if (found == kWeekdays.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kWeekdays.begin());
}

std::optional<Span> span_in(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos || text.find('-', dash + 1) != std::string_view::npos) return std::nullopt;
    return Span{trimmed(text.substr(0, dash)), trimmed(text.substr(dash + 1))};
}

std::string number_text(double value) { return fmt::format("{}", value); }

}  // namespace firebreak::rules
