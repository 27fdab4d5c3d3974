#include "engine/report/measure_words.hpp"

#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace firebreak {
namespace {

bool is_share(std::string_view unit) { return unit == "share" || unit == "0 or 1"; }

std::string small_number_words(double value) {
    const double size = std::fabs(value);
    // Two digits that count, where one decimal would leave none.
    return size > 0.0 && size < 0.95 ? fmt::format("{:.2g}", value) : number_words(value);
}

std::string size_words(double size, std::string_view unit) {
    if (is_share(unit)) return percent_words(size);
    if (unit == "h") return hours_words(size);
    if (unit == "€") return euro_words(size);
    return small_number_words(size);
}

std::string points_words(double size) {
    const double points = 100.0 * size;
    if (points > 0.0 && points < 0.05) return "under 0.1 points";
    return small_number_words(points) + (points == 1.0 ? " point" : " points");
}

std::string signed_words(double value, const std::string& size) { return value == 0.0 ? "0" : (value < 0.0 ? "-" : "+") + size; }

}  // namespace

std::string value_words(std::optional<double> value, std::string_view unit) {
    if (!value) return kDash;
    const std::string size = size_words(std::fabs(*value), unit);
    return *value < 0.0 ? "-" + size : size;
}

std::string difference_words(std::optional<double> difference, std::string_view unit) {
    if (!difference) return kDash;
    const double size = std::fabs(*difference);
    return signed_words(*difference, is_share(unit) ? points_words(size) : size_words(size, unit));
}

std::string difference_range_words(std::optional<double> low, std::optional<double> high, std::string_view unit) {
    if (!low || !high) return kDash;
    return fmt::format("{} to {}", difference_words(low, unit), difference_words(high, unit));
}

std::string change_words(std::optional<double> change) {
    if (!change) return kDash;
    const double percent = 100.0 * std::fabs(*change);
    return signed_words(*change, (percent < 9.95 ? small_number_words(percent) : fmt::format("{:.0f}", percent)) + " %");
}

}  // namespace firebreak
