// Numbers and times as people read them.
#pragma once

#include "engine/core/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace firebreak {

/// What stands for a value that is absent.
inline constexpr const char* kDash = "–";

/// "12 345" with narrow spaces; a dash for nothing.
[[nodiscard]] std::string count_words(std::optional<double> count);

/// "-3.4" below 100 either way, else as count_words; "0" for 0.
[[nodiscard]] std::string number_words(std::optional<double> number);

/// "12 345 €", whole euros; a dash for nothing.
[[nodiscard]] std::string euro_words(std::optional<double> euros);

/// "37 %", "4.2 %" below ten, "0 %"; a dash for nothing.
[[nodiscard]] std::string percent_words(std::optional<double> share);

/// "45 s", "12 min", "3.4 h", "5.1 d" from 72 hours on; a dash for nothing.
[[nodiscard]] std::string hours_words(std::optional<double> amount);

/// "d7 08:00", and with the date of day 0 "d7 08:00 (Mon 9 Jul 2012)"; a dash for nothing.
[[nodiscard]] std::string instant_words(std::optional<Time> time, std::optional<std::chrono::sys_days> day_zero);

}  // namespace firebreak
