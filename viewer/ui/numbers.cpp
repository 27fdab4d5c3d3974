#include "viewer/ui/numbers.hpp"

#include "viewer/ui/words_main.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace firebreak::viewer {
namespace {

constexpr const char* kNarrowSpace = "\u202f";

const char* day_letter(Language language) { return language == Language::french ? "j" : "d"; }

// The digits of a rounded number in threes.
std::string grouped(Language language, const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += language == Language::french ? kNarrowSpace : ",";
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string count_text(Language language, double count) {
    if (!std::isfinite(count)) return kNothing;
    const std::string digits = fmt::format("{:.0f}", std::fabs(count));
    return (count < 0.0 && digits != "0" ? "−" : "") + grouped(language, digits);
}

std::string number_text(Language language, double number, int decimals) {
    if (!std::isfinite(number)) return kNothing;
    if (decimals <= 0) return count_text(language, number);
    const std::string plain = fmt::format("{:.{}f}", std::fabs(number), decimals);
    const std::size_t point = plain.find('.');
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
    return (number < 0.0 && !is_zero ? "−" : "") + grouped(language, plain.substr(0, point)) + (language == Language::french ? "," : ".") +
           plain.substr(point + 1);
}

std::string short_count_text(Language language, double count) {
    if (!std::isfinite(count)) return kNothing;
    const char* space = language == Language::french ? kNarrowSpace : "";
    const double size = std::fabs(count);
    if (size < 9'999.5) return count_text(language, count);
    if (size < 999'500.0) return number_text(language, count / 1e3, size < 99'950.0 ? 1 : 0) + space + "k";
    return number_text(language, count / 1e6, size < 99.95e6 ? 1 : 0) + space + "M";
}

std::string percent_text(Language language, double share) {
    if (!std::isfinite(share)) return kNothing;
    const double percent = 100.0 * share;
    const bool is_whole = percent == 0.0 || percent >= 99.95;
    return number_text(language, percent, is_whole ? 0 : 1) + (language == Language::french ? "\u202f%" : "%");
}

std::string euros_text(Language language, double euros) {
    if (!std::isfinite(euros)) return kNothing;
    return language == Language::french ? count_text(language, euros) + "\u202f€" : "€" + count_text(language, euros);
}

std::string duration_text(Language language, Duration duration) {
    if (duration < Duration{0}) return "−" + duration_text(language, -duration);
    const std::int64_t total = std::chrono::duration_cast<seconds>(duration).count();
    const std::int64_t whole_days = total / 86'400;
    const std::int64_t whole_hours = total / 3'600 % 24;
    const std::int64_t whole_minutes = total / 60 % 60;
    if (whole_days > 0) {
        return whole_hours > 0 ? fmt::format("{} {} {} h", whole_days, day_letter(language), whole_hours)
                               : fmt::format("{} {}", whole_days, day_letter(language));
    }
    if (whole_hours > 0)
        return whole_minutes > 0 ? fmt::format("{} h {:02} min", whole_hours, whole_minutes) : fmt::format("{} h", whole_hours);
    if (whole_minutes > 0) return fmt::format("{} min", whole_minutes);
    return fmt::format("{} s", total);
}

std::string hour_text(Time time) {
    const auto since = time - kStart;
    const auto minute = std::chrono::floor<minutes>(since - std::chrono::floor<days>(since)).count();
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string day_text(Language language, Time time) {
    return fmt::format("{}{}", language == Language::french ? "J" : "d", std::chrono::floor<days>(time - kStart).count());
}

std::string clock_text(Language language, Time time) {
    if (time >= kNever) return kNothing;
    return day_text(language, time) + " " + hour_text(time);
}

std::string speed_text(Language language, double factor) {
    if (!(factor > 0.0)) return word::kAsFastAsItGoes.in(language);
    const auto rounded = static_cast<std::int64_t>(std::llround(factor));
    if (rounded < 1) return number_text(language, factor, 1) + " s/s";
    return duration_text(language, seconds{rounded}) + "/s";
}

}  // namespace firebreak::viewer
