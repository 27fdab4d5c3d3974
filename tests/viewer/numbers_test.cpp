#include "viewer/ui/numbers.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

constexpr Language kEnglish = Language::english;
constexpr Language kFrench = Language::french;

}  // namespace

TEST_CASE("counts are grouped as each language writes them") {
    CHECK(count_text(kEnglish, 0) == "0");
    CHECK(count_text(kEnglish, 999) == "999");
    CHECK(count_text(kEnglish, 12'345) == "12,345");
    CHECK(count_text(kEnglish, 1'234'567) == "1,234,567");
    CHECK(count_text(kFrench, 1'234'567) == "1\u202f234\u202f567");
    CHECK(count_text(kFrench, -1'234) == "−1\u202f234");
    CHECK(count_text(kEnglish, -0.2) == "0");
}

TEST_CASE("a percentage has a comma and a space in French, and no decimals at its ends") {
    CHECK(percent_text(kEnglish, 0.862) == "86.2%");
    CHECK(percent_text(kFrench, 0.862) == "86,2\u202f%");
    CHECK(percent_text(kFrench, 0.0) == "0\u202f%");
    CHECK(percent_text(kEnglish, 1.0) == "100%");
}

TEST_CASE("what is no number is a dash in every format") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK(count_text(kEnglish, nothing) == kNothing);
    CHECK(number_text(kFrench, nothing, 2) == kNothing);
    CHECK(percent_text(kEnglish, nothing) == kNothing);
    CHECK(euros_text(kFrench, nothing) == kNothing);
    CHECK(short_count_text(kEnglish, std::numeric_limits<double>::infinity()) == kNothing);
    CHECK(clock_text(kEnglish, kNever) == kNothing);
}

TEST_CASE("large counts are shortened where space is short, and change their unit before they round to four digits") {
    CHECK(short_count_text(kEnglish, 9'999) == "9,999");
    CHECK(short_count_text(kEnglish, 12'345) == "12.3k");
    CHECK(short_count_text(kFrench, 12'345) == "12,3\u202fk");
    CHECK(short_count_text(kEnglish, 999'700) == "1.0M");
    CHECK(short_count_text(kEnglish, 123'456) == "123k");
}

TEST_CASE("a minus sign never stands before a zero") {
    CHECK(number_text(kEnglish, -0.04, 1) == "0.0");
    CHECK(number_text(kFrench, -12.34, 1) == "−12,3");
}

TEST_CASE("instants are a day and a clock") {
    const Time time = kStart + days{8} + hours{9} + minutes{30};
    CHECK(clock_text(kEnglish, time) == "d8 09:30");
    CHECK(clock_text(kFrench, time) == "J8 09:30");
    CHECK(clock_text(kEnglish, kStart - minutes{1}) == "d-1 23:59");
}

TEST_CASE("durations show their two largest units") {
    CHECK(duration_text(kEnglish, seconds{45}) == "45 s");
    CHECK(duration_text(kEnglish, minutes{12}) == "12 min");
    CHECK(duration_text(kEnglish, hours{3} + minutes{5}) == "3 h 05 min");
    CHECK(duration_text(kFrench, days{2} + hours{4} + minutes{59}) == "2 j 4 h");
    CHECK(duration_text(kEnglish, days{2}) == "2 d");
    CHECK(duration_text(kEnglish, -minutes{12}) == "−12 min");
}

TEST_CASE("a speed is simulated time per second, and zero is no limit") {
    CHECK(speed_text(kEnglish, 60) == "1 min/s");
    CHECK(speed_text(kFrench, 86'400) == "1 j/s");
    CHECK(speed_text(kEnglish, 0) == "as fast as it goes");
    CHECK(speed_text(kFrench, 0) == "au plus vite");
}

TEST_CASE("euros stand before the number in English and after it in French") {
    CHECK(euros_text(kEnglish, 12'345) == "€12,345");
    CHECK(euros_text(kFrench, 12'345) == "12\u202f345\u202f€");
}
