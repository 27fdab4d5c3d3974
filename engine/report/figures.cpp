#include "engine/report/figures.hpp"

#include "engine/report/words.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace firebreak {
namespace {

constexpr std::string_view kHard = "\u00a0";
constexpr std::string_view kMinus = "−";
/// How uneven an interval may be and still be told as "± half of it".
constexpr double kUneven = 0.15;

std::string in_french(std::string text) {
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

// At least two digits that count, no more than the reader can use: 123, 45.6 and 4.5, 0.12; whole counts from 1000 on.
int decimals(double size) {
    if (size == 0.0 || size >= 100.0) return 0;
    return size >= 1.0 ? 1 : 2;
}

// Grouped digits without a sign: "1234.50" -> "1 234.5".
std::string digits(double size, int places) {
    std::string text = fmt::format("{:.{}f}", size, places);
    std::string rest;
    if (const std::size_t dot = text.find('.'); dot != std::string::npos) {
        rest = text.substr(dot);
        text.resize(dot);
        while (rest.ends_with('0')) rest.pop_back();
        if (rest == ".") rest.clear();
    }
    return count_words(std::stod(text)) + rest;
}

struct Shown {
    std::string text;
    std::string_view unit;
};

Shown shown(FigureKind kind, double size) {
    switch (kind) {
        case FigureKind::share: {
            const double percent = 100.0 * size;
            return {digits(percent, percent >= 9.95 ? 0 : 1), "%"};
        }
        case FigureKind::points: return {digits(100.0 * size, decimals(100.0 * size)), "pts"};
        case FigureKind::time_span: return {digits(size, decimals(size)), "h"};
        case FigureKind::euro: return {digits(size, size >= 99.5 ? 0 : decimals(size)), "€"};
        case FigureKind::count:
        case FigureKind::number: break;
    }
    return {digits(size, decimals(size)), ""};
}

Bilingual with_unit(std::string text, std::string_view unit) {
    std::string fr = in_french(text);
    if (!unit.empty()) {
        text += fmt::format("{}{}", kHard, unit);
        fr += fmt::format("{}{}", kHard, unit);
    }
    return {text, fr};
}

}  // namespace

std::string_view text_of(FigureKind kind) noexcept {
    switch (kind) {
        case FigureKind::count: return "count";
        case FigureKind::number: return "number";
        case FigureKind::share: return "share";
        case FigureKind::euro: return "euro";
        case FigureKind::time_span: return "hours";
        case FigureKind::points: return "points";
    }
    return "";
}

FigureKind figure_kind(std::string_view unit) noexcept {
    if (unit == "share" || unit == "0 or 1") return FigureKind::share;
    if (unit == "h") return FigureKind::time_span;
    if (unit == "€") return FigureKind::euro;
    constexpr std::string_view kPoints[] = {"points", "points of attitude", "per 100 accounts",
                                            "links",  "shares per root",    "items per item"};
    const bool is_number = std::find(std::begin(kPoints), std::end(kPoints), unit) != std::end(kPoints);
    return is_number ? FigureKind::number : FigureKind::count;
}

Bilingual figure(FigureKind kind, std::optional<double> value) {
    if (!value) return as_written(kDash);
    const Shown size = shown(kind, std::fabs(*value));
    const bool is_negative = *value < 0.0 && size.text != "0";
    return with_unit(fmt::format("{}{}", is_negative ? kMinus : std::string_view{}, size.text), size.unit);
}

Bilingual signed_figure(FigureKind kind, std::optional<double> value) {
    if (!value) return as_written(kDash);
    const Shown size = shown(kind, std::fabs(*value));
    const std::string_view sign = size.text == "0" ? std::string_view{} : *value < 0.0 ? kMinus : std::string_view{"+"};
    return with_unit(fmt::format("{}{}", sign, size.text), size.unit);
}

Bilingual range(FigureKind kind, std::optional<double> low, std::optional<double> high) {
    if (!low || !high) return as_written(kDash);
    return filled({"", "{0} to {1}", "{0} à {1}"}, figure(kind, low), figure(kind, high));
}

Bilingual signed_range(FigureKind kind, std::optional<double> low, std::optional<double> high) {
    if (!low || !high) return as_written(kDash);
    return filled({"", "{0} to {1}", "{0} à {1}"}, signed_figure(kind, low), signed_figure(kind, high));
}

Bilingual share_with_interval(double share, double low, double high) {
    const double half = (high - low) / 2.0;
    const bool is_even = std::fabs((high + low) / 2.0 - share) <= kUneven * half;
    if (!is_even) return filled({"", "{0} ({1})", "{0} ({1})"}, figure(FigureKind::share, share), range(FigureKind::share, low, high));
    const auto percent = [half](double value) {
        // As many decimals for the value as for what it may be off by.
        return with_unit(digits(100.0 * value, half < 0.00995 ? 1 : 0), "%");
    };
    return filled({"", "{0}\u00a0±\u00a0{1}", "{0}\u00a0±\u00a0{1}"}, percent(share), percent(half));
}

Bilingual instant(double hours_since_start) {
    const auto whole_minutes = static_cast<long>(std::lround(hours_since_start * 60.0));
    const std::string clock = fmt::format("{:02}:{:02}", whole_minutes / 60 % 24, whole_minutes % 60);
    return {fmt::format("d{} {}", whole_minutes / 1440, clock), fmt::format("j{} {}", whole_minutes / 1440, clock)};
}

}  // namespace firebreak
