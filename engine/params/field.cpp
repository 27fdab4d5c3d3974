#include "engine/params/field.hpp"

#include <fmt/format.h>

#include <cmath>

namespace firebreak {

std::string_view text_of(Unit unit) noexcept {
    switch (unit) {
        case Unit::none: return "";
        case Unit::share: return "share";
        case Unit::count: return "count";
        case Unit::duration: return "duration";
        case Unit::instant: return "instant";
        case Unit::per_hour: return "per hour";
        case Unit::per_day: return "per day";
        case Unit::per_year: return "per year";
        case Unit::percent_of_accounts: return "% of accounts";
        case Unit::euros: return "EUR";
        case Unit::euros_per_hour: return "EUR per hour";
        case Unit::log_units: return "ln units";
    }
    return "";
}

std::string_view text_of(Confidence confidence) noexcept {
    switch (confidence) {
        case Confidence::high: return "high";
        case Confidence::medium: return "medium";
        case Confidence::low: return "low";
        case Confidence::setting: return "setting";
    }
    return "";
}

std::string_view text_of(Kind kind) noexcept {
    switch (kind) {
        case Kind::boolean: return "true or false";
        case Kind::integer: return "a whole number";
        case Kind::real: return "a number";
        case Kind::duration: return "a duration such as '90 min', '2.5 h' or '3 d'";
        case Kind::text: return "text";
        case Kind::choice: return "one of its words";
        case Kind::file: return "the path of a file";
        case Kind::tree: return "a section of keys and values, or the path of a YAML file";
    }
    return "";
}

const Field* find_field(std::span<const Field> fields, std::string_view key) noexcept {
    for (const Field& field : fields) {
        if (field.info.key == key) return &field;
    }
    return nullptr;
}

std::string range_text(const Field& field) {
    const bool has_min = std::isfinite(field.info.min);
    const bool has_max = std::isfinite(field.info.max);
    const char* unit = field.kind == Kind::duration ? " h" : "";
    if (has_min && has_max) return fmt::format("[{}, {}]{}", field.info.min, field.info.max, unit);
    if (has_min) return fmt::format("at least {}{}", field.info.min, unit);
    if (has_max) return fmt::format("at most {}{}", field.info.max, unit);
    return "";
}

std::string duration_text(Duration duration) {
    struct Step {
        std::int64_t microseconds;
        const char* name;
    };
    static constexpr std::array kSteps = {Step{86'400'000'000, "d"}, Step{3'600'000'000, "h"}, Step{60'000'000, "min"},
                                          Step{1'000'000, "s"},      Step{1'000, "ms"},        Step{1, "us"}};
    std::int64_t rest = duration.count();
    std::string text = rest < 0 ? "-" : "";
    if (rest < 0) rest = -rest;
    bool is_first = true;
    for (const Step& step : kSteps) {
        const std::int64_t whole = rest / step.microseconds;
        if (whole == 0) continue;
        text += fmt::format("{}{} {}", is_first ? "" : " ", whole, step.name);
        rest %= step.microseconds;
        is_first = false;
    }
    return is_first ? "0 s" : text;
}

std::string value_text(const ParamValue& value) {
    return std::visit(
        [](const auto& held) -> std::string {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, Duration>) return duration_text(held);
            else if constexpr (std::is_same_v<T, TextFile>) return held.text;
            else if constexpr (std::is_same_v<T, ConfigTree>) return yaml_of(held);
            else return fmt::format("{}", held);
        },
        value);
}

}  // namespace firebreak
