#include "engine/events/activity.hpp"

namespace firebreak {
namespace {

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kDay = 24 * kHour;
// 45 years: activity at 1750 per mille stays below 2^63.
constexpr std::int64_t kLongest = 16'436 * kDay;

// France, hour by hour; shape from published hourly counts, values assumed. Sums to 24,000 per mille.
constexpr std::array<std::int64_t, 24> kFrance{800,  450,  220,  130,  100,  160,  400,  800,  1050, 1150, 1200, 1200,
                                               1350, 1300, 1150, 1100, 1150, 1250, 1450, 1600, 1700, 1750, 1500, 1040};

}  // namespace

ActivityClock::ActivityClock(ActivityProfile profile) {
    if (profile == ActivityProfile::france) {
        per_mille_ = kFrance;
    } else {
        per_mille_.fill(1000);
    }
    before_[0] = 0;
    for (std::size_t hour = 0; hour < 24; ++hour) before_[hour + 1] = before_[hour] + per_mille_[hour] * kHour;
}

Activity ActivityClock::activity_at(Time time) const noexcept {
    std::int64_t microseconds = microseconds_of(time);
    if (microseconds > kLongest) microseconds = kLongest;
    const std::int64_t day = microseconds / kDay;
    const std::int64_t in_day = microseconds % kDay;
    const auto hour = static_cast<std::size_t>(in_day / kHour);
    return day * before_[24] + before_[hour] + (in_day % kHour) * per_mille_[hour];
}

Time ActivityClock::time_of(Activity activity) const noexcept {
    const std::int64_t day = activity / before_[24];
    if (day >= kLongest / kDay) return kNever;
    const std::int64_t in_day = activity % before_[24];
    std::size_t hour = 0;
    for (std::size_t step = 16; step > 0; step /= 2) {
        if (hour + step < 24 && before_[hour + step] <= in_day) hour += step;
    }
    const std::int64_t rest = in_day - before_[hour];
    const std::int64_t microseconds = (rest + per_mille_[hour] - 1) / per_mille_[hour];
    return Time{Duration{day * kDay + static_cast<std::int64_t>(hour) * kHour + microseconds}};
}

Time ActivityClock::after(Time start, double delay_microseconds, Time limit) const noexcept {
    const Activity begin = activity_at(start);
    const Activity end = activity_at(limit);
    // Compared as doubles before any conversion: a heavy tail reaches 10^57 hours.
    const double delay = delay_microseconds * static_cast<double>(kActivityPerMicrosecond);
    if (!(delay <= static_cast<double>(end - begin))) return kNever;
    const Time time = time_of(begin + static_cast<Activity>(delay));
    return time <= limit ? time : kNever;
}

double ActivityClock::level_at(Time time) const noexcept {
    const auto hour = static_cast<std::size_t>(microseconds_of(time) % kDay / kHour);
    return static_cast<double>(per_mille_[hour]) / 1000.0;
}

}  // namespace firebreak
