// Moments of the real world as exports write them, on one clock with simulated time: whole weeks pass alike on both.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace firebreak {

/// Observed times count from here: a Monday, as day 0 of an undated scenario is, so that a calendar of weekday 0 fits both.
inline constexpr std::chrono::sys_days kObservedDayZero{std::chrono::year{1970} / 1 / 5};

/// 2017-10-31T22:10:47Z, 2017-10-31 22:10, 2017-10-31 22:10:47.123 +02:00. A moment that states its zone is put on the local clock that
/// is `utc_offset` ahead of UTC; one that states none is taken to be on that clock already, or in UTC when `is_utc`.
[[nodiscard]] Reading<Time> read_timestamp(std::string_view text, Duration utc_offset, bool is_utc = false);

/// The calendar date of an observed time.
[[nodiscard]] std::string date_text(Time time);

}  // namespace firebreak
