#include "engine/core/time.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace firebreak;

TEST_CASE("an hour is 3,600 million microseconds") {
    CHECK(hours_of(Duration{hours{1}}) == 1.0);
    CHECK(microseconds_of(kStart + hours{2}) == 7'200'000'000);
    CHECK(hours_of(kStart + minutes{90}) == 1.5);
}

TEST_CASE("a delay too long for an integer is clamped to the limit") {
    constexpr Duration kLimit = days{365};
    for (const double hours : {8760.0, 8761.0, 1e57, 1e308, std::numeric_limits<double>::infinity()}) {
        CAPTURE(hours);
        CHECK(clamped_hours(hours, kLimit) == kLimit);
    }
    CHECK(clamped_hours(1e57, kNever - kStart) == kNever - kStart);
}

TEST_CASE("a delay that is negative or not a number is none") {
    for (const double hours :
         {0.0, -0.0, -1e-9, -1e57, -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        CAPTURE(hours);
        CHECK(clamped_hours(hours, days{1}) == Duration{0});
    }
}

TEST_CASE("a delay within the limit keeps its microseconds") {
    CHECK(clamped_hours(1.0, days{1}) == hours{1});
    CHECK(clamped_hours(0.25, days{1}) == minutes{15});
    CHECK(clamped_hours(23.999, days{1}) < days{1});
}

TEST_CASE("never is later than any horizon, and two of them can be added") {
    CHECK(kNever > kStart + days{365 * 2000});
    CHECK((kNever + (kNever - kStart)) > kNever);
}
