// Activity time: people are awake and online more at some hours than at others. A delay is drawn in activity time and mapped back
// to the clock; integer arithmetic, so that the map and its inverse agree to the microsecond.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/platform_params.hpp"

#include <array>
#include <cstdint>

namespace firebreak {

/// Activity accumulated since day 0, in thousandths of a microsecond of average activity.
using Activity = std::int64_t;
inline constexpr Activity kActivityPerMicrosecond = 1000;

/// The clock of a daily profile of 24 hourly steps whose mean is 1. [parallel]
class ActivityClock {
  public:
    explicit ActivityClock(ActivityProfile profile);

    /// Activity from day 0 to `time`; `time` must not exceed 45 years, whatever the profile.
    [[nodiscard]] Activity activity_at(Time time) const noexcept;
    /// The first microsecond at which `activity` has accumulated; kNever beyond 45 years.
    [[nodiscard]] Time time_of(Activity activity) const noexcept;
    /// `delay` of activity after `start`, kNever when it exceeds `limit`.
    [[nodiscard]] Time after(Time start, double delay_microseconds, Time limit) const noexcept;
    /// Mean activity during the hour of the day that `time` lies in.
    [[nodiscard]] double level_at(Time time) const noexcept;

  private:
    std::array<std::int64_t, 24> per_mille_;
    /// Activity of a day before each hour starts; the last entry is the whole day's.
    std::array<std::int64_t, 25> before_;
};

}  // namespace firebreak
