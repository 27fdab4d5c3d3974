// The scalars of a scenario, read strictly: no locale, no octal numbers, no yes for true, and never a duration without its unit.
#pragma once

#include "engine/core/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

/// What a text reads as, or why it does not. `wish` completes "x is 'text', but must …"; it may end in a suggestion.
template <class T>
struct Reading {
    std::optional<T> value;
    std::string wish;
};

/// true or false; nothing else.
[[nodiscard]] Reading<bool> read_boolean(std::string_view text);

/// 42, -3, 200_000, 200k, 1.5M. Leading zeros, fractions and overflow are refused.
[[nodiscard]] Reading<std::int64_t> read_integer(std::string_view text);

/// 0.3, .3, 30 %, 1e-3, 5k, 1_000.5. Finite numbers only.
[[nodiscard]] Reading<double> read_real(std::string_view text);

/// 90 min, 2.5 h, 3 d, 1 w, 10 s, 500 ms, 1 d 12 h, and 0; exact to the microsecond or refused.
[[nodiscard]] Reading<Duration> read_duration(std::string_view text);

/// A point in time, as the time since day 0: d7, d7 07:00, d7 07:00:30, 7 d 7 h, and with `day_zero` also 2012-07-06 15:10.
[[nodiscard]] Reading<Duration> read_instant(std::string_view text, std::optional<std::chrono::sys_days> day_zero);

/// 2012-07-06, if there is such a day.
[[nodiscard]] std::optional<std::chrono::sys_days> read_date(std::string_view text);

/// "d7 07:00" where a whole second can say it, else as a duration.
[[nodiscard]] std::string instant_text(Duration since_day_zero);

/// A number that reads back as the same number, and as a real one: 0.08, 2.0, 1e+20.
[[nodiscard]] std::string real_text(double value);

}  // namespace firebreak
