// The two halves of "company.desk.agents=4", and the number in the second.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

/// Before the first "=", without spaces at the ends; the whole text where there is none.
[[nodiscard]] std::string assigned_key(std::string_view assignment);

/// After it; empty where there is none.
[[nodiscard]] std::string assigned_value(std::string_view assignment);

/// The value as a number: 4, .3, 30 %, durations in hours, true as 1 and false as 0. Nothing for words.
[[nodiscard]] std::optional<double> assigned_number(std::string_view assignment);

}  // namespace firebreak
