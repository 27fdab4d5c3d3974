// Working time against hand examples and against a loop over minutes.
#include "engine/company/calendar.hpp"
#include "engine/core/draw.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace firebreak;

namespace {

constexpr WeekHours kOffice = WeekHours::daily(0, 4, 9, 18);

Time at(int day, int hour, int minute = 0) { return kStart + days{day} + hours{hour} + minutes{minute}; }

// Minute by minute, for times on whole minutes.
bool is_open_minute(const WeekHours& week, int start_weekday, std::int64_t minute) {
    return week.open[static_cast<std::size_t>((minute / 60 + start_weekday * 24) % 168)];
}

}  // namespace

TEST_CASE("an office opens at nine, closes at six and rests at the weekend") {
    const Calendar office{kOffice, 0};
    CHECK_FALSE(office.is_open(at(0, 8, 59)));
    CHECK(office.is_open(at(0, 9)));
    CHECK(office.is_open(at(4, 17, 59)));
    CHECK_FALSE(office.is_open(at(4, 18)));
    CHECK_FALSE(office.is_open(at(5, 12)));
    CHECK(office.next_open(at(0, 3)) == at(0, 9));
    CHECK(office.next_open(at(0, 12, 34)) == at(0, 12, 34));
    CHECK(office.next_open(at(4, 18)) == at(7, 9));
    CHECK(office.after_work(at(0, 17), hours{2}, at(30, 0)) == at(1, 10));
    CHECK(office.after_work(at(4, 17), hours{2}, at(30, 0)) == at(7, 10));
    CHECK(office.after_work(at(5, 3), hours{1}, at(30, 0)) == at(7, 10));
    CHECK(office.open_between(at(0, 0), at(7, 0)) == hours{45});
    CHECK(office.open_between(at(4, 17), at(7, 10)) == hours{2});
    CHECK(office.open_between(at(3, 3), at(3, 3)) == Duration{0});
}

TEST_CASE("a run that begins on a Wednesday has its first weekend on day 3") {
    const Calendar office{kOffice, 2};
    CHECK(office.is_open(at(2, 10)));
    CHECK_FALSE(office.is_open(at(3, 10)));
    CHECK_FALSE(office.is_open(at(4, 10)));
    CHECK(office.next_open(at(3, 0)) == at(5, 9));
}

TEST_CASE("a desk that is always open works without pause, one that never opens never does") {
    const Calendar always{WeekHours::always(), 3};
    CHECK(always.after_work(at(2, 23, 30), hours{1000}, at(300, 0)) == at(2, 23, 30) + hours{1000});
    const Calendar never{WeekHours{}, 0};
    CHECK(never.next_open(at(1, 1)) == kNever);
    CHECK(never.after_work(at(1, 1), hours{1}, at(300, 0)) == kNever);
    CHECK(never.open_between(at(0, 0), at(100, 0)) == Duration{0});
}

TEST_CASE("working time agrees with counting minutes, for any week") {
    const Draws draws{55, 0};
    for (std::uint64_t trial = 0; trial < 60; ++trial) {
        WeekHours week;
        for (std::uint32_t hour = 0; hour < 168; ++hour)
            week.open[hour] = draws.bernoulli(0.05 + 0.9 * draws.uniform(Purpose::share, trial), Purpose::affected, trial, hour);
        const int start_weekday = static_cast<int>(trial % 7);
        const Calendar calendar{week, start_weekday};
        for (std::uint32_t i = 0; i < 20; ++i) {
            const auto from = static_cast<std::int64_t>(draws.uniform(Purpose::reaction, trial, i) * 20'000);
            const auto work = static_cast<std::int64_t>(draws.uniform(Purpose::handling, trial, i) * 600);
            std::int64_t open = 0;
            std::int64_t minute = from;
            // The first instant at which the work is done.
            while (!is_open_minute(week, start_weekday, minute) && minute < from + 20'000) ++minute;
            const std::int64_t opens = minute;
            std::int64_t done = opens;
            for (std::int64_t left = work; left > 0; ++done) left -= is_open_minute(week, start_weekday, done) ? 1 : 0;
            for (std::int64_t m = from; m < from + 5000; ++m) open += is_open_minute(week, start_weekday, m) ? 1 : 0;
            const Time start = kStart + minutes{from};
            CAPTURE(trial);
            CAPTURE(from);
            CAPTURE(work);
            CHECK(calendar.next_open(start) == kStart + minutes{opens});
            CHECK(calendar.after_work(start, minutes{work}, kStart + days{3000}) == kStart + minutes{done});
            CHECK(calendar.open_between(start, start + minutes{5000}) == minutes{open});
        }
    }
}
