#include "engine/company/calendar.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kHoursOfWeek = 168;

constexpr Time hour_start(std::int64_t hour) noexcept { return Time{Duration{hour * kHour}}; }

}  // namespace

WeekHours week_of(DeskHours open) noexcept {
    switch (open) {
        case DeskHours::office: return WeekHours::daily(0, 4, 9, 18);
        case DeskHours::extended: return WeekHours::daily(0, 6, 7, 23);
        case DeskHours::always: break;
    }
    return WeekHours::always();
}

bool Calendar::is_open_in_hour(std::int64_t hour) const noexcept {
    return hours_.open[static_cast<std::size_t>((hour + start_weekday_ * 24) % kHoursOfWeek)];
}

bool Calendar::is_open(Time time) const noexcept { return is_open_in_hour(microseconds_of(time) / kHour); }

Time Calendar::next_open(Time time) const noexcept {
    const std::int64_t hour = microseconds_of(time) / kHour;
    if (is_open_in_hour(hour)) return time;
    for (std::int64_t later = hour + 1; later <= hour + kHoursOfWeek; ++later) {
        if (is_open_in_hour(later)) return hour_start(later);
    }
    return kNever;
}

Time Calendar::after_work(Time start, Duration work, Time limit) const noexcept {
    Time now = next_open(start);
    while (now < limit) {
        const Time hour_end = hour_start(microseconds_of(now) / kHour + 1);
        if (now + work < hour_end) return now + work < limit ? now + work : kNever;
        work -= hour_end - now;
        if (work.count() == 0) return hour_end < limit ? hour_end : kNever;
        now = next_open(hour_end);
    }
    return kNever;
}

Duration Calendar::open_between(Time from, Time to) const noexcept {
    Duration open{0};
    for (std::int64_t hour = microseconds_of(from) / kHour; hour_start(hour) < to; ++hour) {
        if (is_open_in_hour(hour)) open += std::min(to, hour_start(hour + 1)) - std::max(from, hour_start(hour));
    }
    return open;
}

}  // namespace firebreak
