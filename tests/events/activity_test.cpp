#include "engine/events/activity.hpp"
#include "engine/core/draw.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kLongest = 16'436 * kDay;

// The profile as the model's page prints it, in per cent of the mean.
constexpr std::array<int, 24> kFrance{80,  45,  22,  13,  10,  16,  40,  80,  105, 115, 120, 120,
                                      135, 130, 115, 110, 115, 125, 145, 160, 170, 175, 150, 104};

constexpr Time at(std::int64_t microseconds) { return Time{Duration{microseconds}}; }

// Hour by hour from day 0, the way one would on paper.
std::int64_t activity_by_hours(ActivityProfile profile, std::int64_t microseconds) {
    std::int64_t sum = 0;
    for (std::int64_t hour = 0; hour * kHour < microseconds; ++hour) {
        const std::int64_t level = profile == ActivityProfile::flat ? 1000 : 10 * kFrance[static_cast<std::size_t>(hour % 24)];
        sum += level * std::min(kHour, microseconds - hour * kHour);
    }
    return sum;
}

// `time` is the first microsecond at which `activity` has accumulated.
bool is_first(const ActivityClock& clock, Time time, Activity activity) {
    if (clock.activity_at(time) < activity) return false;
    return time == kStart || clock.activity_at(time - Duration{1}) < activity;
}

}  // namespace

TEST_CASE("a day of the French profile holds as much activity as a flat one") {
    const ActivityClock france{ActivityProfile::france};
    const ActivityClock flat{ActivityProfile::flat};
    CHECK(france.activity_at(at(kDay)) == flat.activity_at(at(kDay)));
    CHECK(flat.activity_at(at(kDay)) == kDay * kActivityPerMicrosecond);
    for (std::size_t hour = 0; hour < 24; ++hour) {
        CAPTURE(hour);
        CHECK(france.level_at(at(static_cast<std::int64_t>(hour) * kHour + 17)) == doctest::Approx(kFrance[hour] / 100.0).epsilon(1e-12));
    }
}

TEST_CASE("activity equals the sum over hours, to the last thousandth of a microsecond") {
    const Draws draws{3, 0};
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        const ActivityClock clock{profile};
        for (std::uint64_t i = 0; i < 300; ++i) {
            const auto time = static_cast<std::int64_t>(draws.uniform(Purpose::reaction, i) * 40.0 * static_cast<double>(kDay));
            CAPTURE(time);
            CHECK(clock.activity_at(at(time)) == activity_by_hours(profile, time));
        }
        for (std::int64_t hour = 0; hour < 50; ++hour) {
            for (const std::int64_t beside : {-1, 0, 1}) {
                if (hour * kHour + beside < 0) continue;
                CHECK(clock.activity_at(at(hour * kHour + beside)) == activity_by_hours(profile, hour * kHour + beside));
            }
        }
    }
}

TEST_CASE("the inverse is the first microsecond, over random activities") {
    const Draws draws{4, 0};
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        const ActivityClock clock{profile};
        for (std::uint64_t i = 0; i < 200'000; ++i) {
            // Spread over scales from nanoseconds to decades.
            const double share = draws.uniform(Purpose::reaction, i);
            const auto scale = static_cast<unsigned>(draws.bits(Purpose::share, i) % 20);
            const auto activity = static_cast<Activity>(share * static_cast<double>(Activity{16'000} * kDay * 1000)) >> scale;
            if (!is_first(clock, clock.time_of(activity), activity)) FAIL_CHECK("activity ", activity);
        }
    }
}

TEST_CASE("the inverse is the first microsecond at the seams between hours and days") {
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        const ActivityClock clock{profile};
        for (std::int64_t hour = 0; hour < 100; ++hour) {
            const Activity seam = clock.activity_at(at(hour * kHour));
            for (Activity beside = -2500; beside <= 2500; beside += 7) {
                if (seam + beside < 0) continue;
                if (!is_first(clock, clock.time_of(seam + beside), seam + beside)) FAIL_CHECK("hour ", hour, " beside ", beside);
            }
            CHECK(clock.time_of(seam) == at(hour * kHour));
        }
    }
}

TEST_CASE("every instant is found again from its own activity") {
    const Draws draws{5, 0};
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        const ActivityClock clock{profile};
        for (std::uint64_t i = 0; i < 100'000; ++i) {
            const Time time = at(static_cast<std::int64_t>(draws.uniform(Purpose::reaction, i) * static_cast<double>(kLongest - kDay)));
            if (clock.time_of(clock.activity_at(time)) != time) FAIL_CHECK("time ", microseconds_of(time));
        }
    }
}

TEST_CASE("every day is like every other: no hour is ever skipped or repeated") {
    const ActivityClock clock{ActivityProfile::france};
    const Draws draws{6, 0};
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const Time time = at(static_cast<std::int64_t>(draws.uniform(Purpose::reaction, i) * 1000.0 * static_cast<double>(kDay)));
        CHECK(clock.activity_at(time + days{1}) - clock.activity_at(time) == kDay * kActivityPerMicrosecond);
        CHECK(clock.level_at(time + days{1}) == clock.level_at(time));
    }
}

TEST_CASE("no delay reaches beyond its limit, however heavy its tail") {
    const ActivityClock clock{ActivityProfile::france};
    const Time start = at(5 * kHour);
    const Time limit = at(3 * kDay);
    const double exactly = static_cast<double>(clock.activity_at(limit) - clock.activity_at(start)) / 1000.0;
    CHECK(clock.after(start, exactly, limit) == limit);
    CHECK(clock.after(start, exactly * 1.000001, limit) == kNever);
    for (const double delay : {1e18, 1e30, 1e57 * 3.6e9, 1e300}) {
        CAPTURE(delay);
        CHECK(clock.after(start, delay, limit) == kNever);
    }
    CHECK(clock.after(start, 0.0, limit) == start);
    CHECK(clock.time_of(Activity{16'500} * kDay * 1000) == kNever);
}

TEST_CASE("a delay of activity passes as much activity as it says") {
    const Draws draws{7, 0};
    for (const ActivityProfile profile : {ActivityProfile::flat, ActivityProfile::france}) {
        const ActivityClock clock{profile};
        for (std::uint64_t i = 0; i < 50'000; ++i) {
            const Time start = at(static_cast<std::int64_t>(draws.uniform(Purpose::reaction, i) * 30.0 * static_cast<double>(kDay)));
            const double delay = draws.uniform(Purpose::share, i) * 2.0 * static_cast<double>(kDay);
            const Time end = clock.after(start, delay, start + days{60});
            const Activity wanted = clock.activity_at(start) + static_cast<Activity>(delay * 1000.0);
            if (end < start || !(is_first(clock, end, wanted) || end == start)) FAIL_CHECK("delay ", delay);
        }
    }
}
