#include "engine/report/words.hpp"

#include <doctest/doctest.h>

#include <optional>

using namespace firebreak;

TEST_CASE("large counts are set in groups of three") {
    CHECK(count_words(0.0) == "0");
    CHECK(count_words(999.0) == "999");
    CHECK(count_words(1000.0) == "1\u202f000");
    CHECK(count_words(1234567.0) == "1\u202f234\u202f567");
    CHECK(count_words(-1234.0) == "-1\u202f234");
    CHECK(count_words(2.6) == "3");
}

TEST_CASE("what is absent is shown as a dash") {
    CHECK(count_words(std::nullopt) == "–");
    CHECK(percent_words(std::nullopt) == "–");
    CHECK(hours_words(std::nullopt) == "–");
    CHECK(instant_words(std::nullopt, std::nullopt) == "–");
}

TEST_CASE("small numbers keep a decimal, large ones do not, and zero has no sign") {
    CHECK(number_words(-3.44) == "-3.4");
    CHECK(number_words(5.0) == "5");
    CHECK(number_words(-0.01) == "0");
    CHECK(number_words(99.94) == "99.9");
    CHECK(number_words(99.96) == "100");
    CHECK(number_words(1234.5) == "1\u202f234");
    CHECK(number_words(std::nullopt) == "–");
}

TEST_CASE("money is told in whole euros") {
    CHECK(euro_words(112279.6) == "112\u202f280 €");
    CHECK(euro_words(0.0) == "0 €");
    CHECK(euro_words(std::nullopt) == "–");
}

TEST_CASE("percentages have a decimal only where it says something") {
    CHECK(percent_words(0.0) == "0 %");
    CHECK(percent_words(0.0001) == "under 0.1 %");
    CHECK(percent_words(0.042) == "4.2 %");
    CHECK(percent_words(0.05) == "5 %");
    CHECK(percent_words(0.374) == "37 %");
    CHECK(percent_words(1.0) == "100 %");
}

TEST_CASE("times come in the unit that fits") {
    CHECK(hours_words(0.0) == "0 s");
    CHECK(hours_words(0.0125) == "45 s");
    CHECK(hours_words(0.2) == "12 min");
    CHECK(hours_words(3.44) == "3.4 h");
    CHECK(hours_words(71.0) == "71 h");
    CHECK(hours_words(123.0) == "5.1 d");
}

TEST_CASE("an instant carries the date where day 0 has one") {
    const Time when = kStart + days{7} + hours{8} + minutes{5};
    CHECK(instant_words(when, std::nullopt) == "d7 08:05");
    const std::chrono::sys_days day_zero = std::chrono::year{2012} / 7 / 2;
    CHECK(instant_words(when, day_zero) == "d7 08:05 (Mon 9 Jul 2012)");
    CHECK(instant_words(kStart + days{365}, day_zero) == "d365 00:00 (Tue 2 Jul 2013)");
}
