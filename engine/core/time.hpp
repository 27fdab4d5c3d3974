// Simulated time is an integer number of microseconds since the scenario's day 0, 00:00 local time.
// Integers, so that adding delays in another order gives the same instant.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

namespace firebreak {

/// The clock of the simulated world; never read from the machine.
struct SimulatedClock {
    using rep = std::int64_t;
    using period = std::micro;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<SimulatedClock>;
    static constexpr bool is_steady = true;
};

using Duration = SimulatedClock::duration;
using Time = SimulatedClock::time_point;

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

inline constexpr Time kStart{};
/// Later than any horizon (3,000 years); sums of two stay far from overflow.
inline constexpr Time kNever{Duration{std::int64_t{1} << 56}};

[[nodiscard]] constexpr std::int64_t microseconds_of(Time time) noexcept { return time.time_since_epoch().count(); }
[[nodiscard]] constexpr double hours_of(Duration duration) noexcept { return static_cast<double>(duration.count()) / 3.6e9; }
[[nodiscard]] constexpr double hours_of(Time time) noexcept { return hours_of(time.time_since_epoch()); }

/// `amount` hours clamped to [0, `limit`] before any conversion: a heavy-tailed draw may exceed what an integer can hold.
[[nodiscard]] constexpr Duration clamped_hours(double amount, Duration limit) noexcept {
    const double microseconds = amount * 3.6e9;
    if (!(microseconds > 0.0)) return Duration{0};
    return microseconds >= static_cast<double>(limit.count()) ? limit : Duration{static_cast<std::int64_t>(microseconds)};
}

}  // namespace firebreak
