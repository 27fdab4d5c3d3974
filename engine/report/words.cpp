#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::string_view kNarrowSpace = "\u202f";
constexpr std::array<std::string_view, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr double kDaysFromHours = 72.0;
constexpr double kDecimalsBelow = 99.95;
constexpr double kMinute = 1.0 / 60.0;

std::string one_decimal(double value) {
    const std::string text = fmt::format("{:.1f}", value);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

}  // namespace

std::string count_words(std::optional<double> count) {
    if (!count) return kDash;
    const std::string digits = fmt::format("{:.0f}", std::fabs(*count));
    std::string text = *count < 0.0 && digits != "0" ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += kNarrowSpace;
        text += digits[i];
    }
    return text;
}

std::string number_words(std::optional<double> number) {
    if (!number) return kDash;
    if (std::fabs(*number) >= kDecimalsBelow) return count_words(number);
    const std::string text = one_decimal(*number);
    return text == "-0" ? "0" : text;
}

std::string euro_words(std::optional<double> euros) { return euros ? count_words(euros) + " €" : kDash; }

std::string percent_words(std::optional<double> share) {
    if (!share) return kDash;
    const double percent = 100.0 * *share;
    if (percent > 0.0 && percent < 0.05) return "under 0.1 %";
    return (percent < 9.95 ? one_decimal(percent) : fmt::format("{:.0f}", percent)) + " %";
}

std::string hours_words(std::optional<double> amount) {
    if (!amount) return kDash;
    if (*amount >= kDaysFromHours) return one_decimal(*amount / 24.0) + " d";
    if (*amount >= 1.0) return one_decimal(*amount) + " h";
    if (*amount >= kMinute) return fmt::format("{:.0f} min", *amount * 60.0);
    return fmt::format("{:.0f} s", *amount * 3600.0);
}

std::string instant_words(std::optional<Time> time, std::optional<std::chrono::sys_days> day_zero) {
    if (!time) return kDash;
    const Duration since = *time - kStart;
    const auto day = std::chrono::floor<days>(since);
    const auto minute = std::chrono::floor<minutes>(since - day).count();
    std::string text = fmt::format("d{} {:02}:{:02}", day.count(), minute / 60, minute % 60);
    if (!day_zero) return text;
    const std::chrono::sys_days date = *day_zero + day;
    const std::chrono::year_month_day calendar{date};
    return fmt::format("{} ({} {} {} {})", text, kWeekdays[std::chrono::weekday{date}.c_encoding()], static_cast<unsigned>(calendar.day()),
                       kMonths[static_cast<unsigned>(calendar.month()) - 1], static_cast<int>(calendar.year()));
}

}  // namespace firebreak
