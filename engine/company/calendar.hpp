// When the desk is open, and arithmetic in its working time.
#pragma once

#include "engine/core/time.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/company_params.hpp"

namespace firebreak {

/// The opening hours that a word of the scenario stands for.
[[nodiscard]] WeekHours week_of(DeskHours open) noexcept;

/// Opening hours repeated week after week, by whole hours. Day 0 of the run is weekday `start_weekday` (0 = Monday).
class Calendar {
  public:
    Calendar(const WeekHours& week, int start_weekday) noexcept : hours_{week}, start_weekday_{start_weekday} {}

    [[nodiscard]] bool is_open(Time time) const noexcept;
    /// The first instant at or after `time` when the desk is open; kNever when it never opens.
    [[nodiscard]] Time next_open(Time time) const noexcept;
    /// The instant when `work` of working time has passed since `start`, kNever if that is not before `limit`.
    [[nodiscard]] Time after_work(Time start, Duration work, Time limit) const noexcept;
    /// Working time in [from, to).
    [[nodiscard]] Duration open_between(Time from, Time to) const noexcept;
    [[nodiscard]] const WeekHours& week() const noexcept { return hours_; }

  private:
    [[nodiscard]] bool is_open_in_hour(std::int64_t hour) const noexcept;
    WeekHours hours_;
    int start_weekday_;
};

}  // namespace firebreak
