// Short forms for the parameters of the bundled strategies: their presets are assumptions ([A]) unless `sourced` says otherwise.
#pragma once

#include "engine/plugin/strategy.hpp"

#include <string_view>

namespace firebreak {

inline constexpr double kYearInHours = 8760;

[[nodiscard]] constexpr ParamInfo setting_info(std::string_view key, std::string_view help) {
    return {.key = key, .help = help, .evidence = "[A]", .confidence = Confidence::low};
}
[[nodiscard]] constexpr ParamInfo number_info(std::string_view key, Unit unit, double min, double max, std::string_view help) {
    return {.key = key, .unit = unit, .min = min, .max = max, .help = help, .evidence = "[A]", .confidence = Confidence::low};
}
[[nodiscard]] constexpr ParamInfo share_info(std::string_view key, std::string_view help) {
    return number_info(key, Unit::share, 0, 1, help);
}
/// Up to a year.
[[nodiscard]] constexpr ParamInfo duration_info(std::string_view key, std::string_view help, double min_hours = 0) {
    return number_info(key, Unit::duration, min_hours, kYearInHours, help);
}
/// The standard deviation of a logarithm.
[[nodiscard]] constexpr ParamInfo spread_info(std::string_view key, std::string_view help) {
    return number_info(key, Unit::log_units, 0, 4, help);
}
[[nodiscard]] constexpr ParamInfo count_info(std::string_view key, double min, double max, std::string_view help) {
    return number_info(key, Unit::count, min, max, help);
}

[[nodiscard]] constexpr ParamInfo sourced(ParamInfo info, std::string_view evidence, Confidence confidence = Confidence::medium) {
    info.evidence = evidence;
    info.confidence = confidence;
    return info;
}

}  // namespace firebreak
