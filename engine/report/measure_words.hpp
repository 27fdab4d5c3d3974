// The value of a measure and a difference of two, in the measure's unit and as people read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

/// "37 %", "3.4 h", "12 345 €" or "12 345" by the measure's unit; a dash for nothing.
[[nodiscard]] std::string value_words(std::optional<double> value, std::string_view unit);

/// The same with its sign, "+3.4 h"; shares as percentage points.
[[nodiscard]] std::string difference_words(std::optional<double> difference, std::string_view unit);

/// "low to high"; a dash where an end is absent.
[[nodiscard]] std::string difference_range_words(std::optional<double> low, std::optional<double> high, std::string_view unit);

/// "-15 %": a relative change.
[[nodiscard]] std::string change_words(std::optional<double> change);

}  // namespace firebreak
