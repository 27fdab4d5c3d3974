#include "engine/scenario/timestamp_reader.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

// 1970-01-06 01:02:03, one day after day zero.
constexpr Time kMoment = kStart + days{1} + hours{1} + minutes{2} + seconds{3};

}  // namespace

TEST_CASE("a moment reads the same however it is written") {
    for (const char* text : {"1970-01-06T01:02:03Z", "1970-01-06 01:02:03", "1970-01-06 03:02:03 +02:00", "1970-01-05T23:32:03-0130",
                             "1970-01-06 02:02:03.000+01", "1970-01-06 01:02:03 UTC"}) {
        CAPTURE(text);
        CHECK(read_timestamp(text, Duration{0}).value == kMoment);
    }
    CHECK(read_timestamp("1970-01-06 01:02", Duration{0}).value == kMoment - seconds{3});
    CHECK(read_timestamp("1970-01-06 01:02:03.25", Duration{0}).value == kMoment + Duration{250'000});
}

TEST_CASE("a stated zone is moved to the local clock, a moment without one stands on it already") {
    CHECK(read_timestamp("1970-01-06T01:02:03Z", hours{2}).value == kMoment + hours{2});
    CHECK(read_timestamp("1970-01-06 01:02:03", hours{2}).value == kMoment);
    CHECK(read_timestamp("1970-01-06 01:02:03", hours{2}, true).value == kMoment + hours{2});
}

TEST_CASE("day zero is a Monday") {
    CHECK(std::chrono::weekday{kObservedDayZero} == std::chrono::Monday);
    CHECK(date_text(kMoment) == "1970-01-06");
}

TEST_CASE("what is no moment is refused, and slashes are told to be ambiguous") {
    for (const char* text : {"", "1970-01-06", "1970-13-06 01:02", "1970-01-06 25:00", "1970-01-06 01:02 CET", "1970-01-06 01:0", "soon",
                             "1969-12-31 23:59"}) {
        CAPTURE(text);
        CHECK_FALSE(read_timestamp(text, Duration{0}).value);
    }
    CHECK(read_timestamp("06/01/1970 01:02", Duration{0}).wish.ends_with("export the column as ISO 8601"));
}
