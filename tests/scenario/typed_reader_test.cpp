#include "engine/scenario/typed_reader.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using namespace firebreak;

namespace {

const std::chrono::sys_days kDayZero = std::chrono::sys_days{std::chrono::year{2012} / 7 / 2};

Duration duration(std::string_view text) { return read_duration(text).value.value_or(Duration{-1}); }
Duration instant(std::string_view text) { return read_instant(text, kDayZero).value.value_or(Duration{-1}); }

}  // namespace

TEST_CASE("only true and false are booleans, and the usual others are told so") {
    CHECK(read_boolean("true").value == true);
    CHECK(read_boolean("false").value == false);
    for (const char* text : {"yes", "Yes", "on", "TRUE", "1", "oui"}) {
        CAPTURE(text);
        CHECK_FALSE(read_boolean(text).value);
        CHECK(read_boolean(text).wish == "be true or false; did you mean 'true'?");
    }
    for (const char* text : {"no", "off", "False", "0", "n"}) {
        CAPTURE(text);
        CHECK(read_boolean(text).wish == "be true or false; did you mean 'false'?");
    }
    CHECK(read_boolean("maybe").wish == "be true or false");
    CHECK(read_boolean("").wish == "be true or false");
}

TEST_CASE("whole numbers may be written as people write them") {
    struct Case {
        const char* text;
        std::int64_t value;
    };
    for (const auto& [text, value] :
         {Case{"0", 0}, Case{"-2", -2}, Case{"200_000", 200'000}, Case{"200k", 200'000}, Case{"1.5M", 1'500'000}, Case{"0.5k", 500},
          Case{"1.2345k", -1}, Case{"9223372036854775807", std::numeric_limits<std::int64_t>::max()}}) {
        CAPTURE(text);
        if (value == -1) CHECK_FALSE(read_integer(text).value);
        else CHECK(read_integer(text).value == value);
    }
}

TEST_CASE("what is no whole number is not made one") {
    for (const char* text : {"",   "-", "1.5", "1e3",  "0x10", "+5", " 5",  "5 ",  "1__0",   "_1",
                             "1_", "k", "1 k", "30 %", "12a",  "1.", ".5k", "--1", "1.5.5k", "9999999999999999M"}) {
        CAPTURE(text);
        CHECK_FALSE(read_integer(text).value);
    }
    CHECK(read_integer("012").wish == "be a whole number without leading zeros");
    CHECK(read_integer("-007").wish == "be a whole number without leading zeros");
    CHECK(read_integer("9223372036854775808").wish == "be a whole number that fits in 64 bits");
}

TEST_CASE("real numbers are read to the nearest double, whatever their form") {
    struct Case {
        const char* text;
        double value;
    };
    for (const auto& [text, value] : {Case{"0.3", 0.3}, Case{".3", 0.3}, Case{"30 %", 0.3}, Case{"30%", 0.3}, Case{"0.1 %", 0.001},
                                      Case{"-1.5", -1.5}, Case{"1e-3", 1e-3}, Case{"2.5k", 2500.0}, Case{"1_000.5", 1000.5}, Case{"0", 0.0},
                                      Case{"1e+20", 1e20}, Case{"0.2314843", 0.2314843}}) {
        CAPTURE(text);
        CHECK(read_real(text).value == value);
    }
}

TEST_CASE("what is no finite number is refused") {
    for (const char* text :
         {"", "nan", "inf", "-inf", "1e999", "0x1p3", "+1", "1 2", "1e3 %", "1..2", "e5", "-", ".", "abc", "1e", "%", "M", "- 1"}) {
        CAPTURE(text);
        CHECK_FALSE(read_real(text).value);
    }
    CHECK(read_real("00.5").wish == "be a number without leading zeros");
    CHECK(read_real("0,3").wish == "be a number; did you mean '0.3'?");
}

TEST_CASE("a real number that was written reads back as itself and as a real number") {
    for (const double value : {0.0, 1.0, 0.1, 1.0 / 3.0, 1e20, 1e-20, -2.5, 123456789.125, 5e-324, 1.7976931348623157e308}) {
        CAPTURE(value);
        CHECK(read_real(real_text(value)).value == value);
        CHECK_FALSE(read_integer(real_text(value)).value);
    }
}

TEST_CASE("durations are exact to the microsecond in every unit and combination") {
    CHECK(duration("90 min") == minutes{90});
    CHECK(duration("90min") == minutes{90});
    CHECK(duration("2.5 h") == minutes{150});
    CHECK(duration(".5 h") == minutes{30});
    CHECK(duration("3 d") == days{3});
    CHECK(duration("1 w") == days{7});
    CHECK(duration("10 s") == seconds{10});
    CHECK(duration("500 ms") == std::chrono::milliseconds{500});
    CHECK(duration("1 us") == Duration{1});
    CHECK(duration("1 d 12 h") == hours{36});
    CHECK(duration("1d12h30min") == hours{36} + minutes{30});
    CHECK(duration("0") == Duration{0});
    CHECK(duration("0.1 h") == minutes{6});
    CHECK(duration("0.000001 s") == Duration{1});
    CHECK(duration("3.3 ms") == Duration{3300});
    CHECK(read_duration("-5 min").value == -Duration{minutes{5}});
}

TEST_CASE("a duration without its unit, or with one that is not known, is refused with the unit to write") {
    CHECK(read_duration("90").wish ==
          "be a duration such as '90 min', '2.5 h', '3 d' or '1 d 12 h'; which unit: '90 min', '90 h' or '90 d'?");
    CHECK(read_duration("3 hours").wish == "be a duration such as '90 min', '2.5 h', '3 d' or '1 d 12 h'; write 'h' for 'hours'");
    CHECK(read_duration("3 m").wish == "be a duration such as '90 min', '2.5 h', '3 d' or '1 d 12 h'; write 'min' for 'm'");
    CHECK(read_duration("3 parsec").wish.ends_with("; 'parsec' is no unit of time (ms, s, min, h, d, w)"));
    CHECK(read_duration("1,5 h").wish.ends_with("with a decimal point and no comma"));
    CHECK(read_duration("12 h 1 d").wish.ends_with("with the larger unit first and each unit once"));
    CHECK(read_duration("1 h 1 h").wish.ends_with("with the larger unit first and each unit once"));
}

TEST_CASE("a duration that no microsecond or no integer can hold is refused, not rounded") {
    CHECK(read_duration("0.0000001 s").wish == "be a whole number of microseconds");
    CHECK(read_duration("0.5 us").wish == "be a whole number of microseconds");
    CHECK(read_duration("15300000 w").wish == "be shorter than 290,000 years");
    CHECK(read_duration("9223372036854775807 us").value == Duration{std::numeric_limits<std::int64_t>::max()});
    CHECK(read_duration("9223372036854775808 us").wish == "be shorter than 290,000 years");
    CHECK(read_duration("106751991 d 24 h").wish == "be shorter than 290,000 years");
    CHECK(read_duration("99999999999999999999999 s").wish == "be shorter than 290,000 years");
    for (const char* text : {"", "h", "-", "1.", "1. h", "1 h x", "0 0", "1e3 h", "007 h", "1 h,", "min 3", "1 h -1 min"}) {
        CAPTURE(text);
        CHECK_FALSE(read_duration(text).value);
    }
}

TEST_CASE("a point in time is a day and a clock, a duration since day 0, or a date") {
    CHECK(instant("d7") == days{7});
    CHECK(instant("d7 07:00") == days{7} + hours{7});
    CHECK(instant("d7 07:00:30") == days{7} + hours{7} + seconds{30});
    CHECK(instant("7 d 7 h") == days{7} + hours{7});
    CHECK(instant("0") == Duration{0});
    CHECK(instant("2012-07-02") == Duration{0});
    CHECK(instant("2012-07-06 15:10") == days{4} + hours{15} + minutes{10});
    CHECK(instant("2012-07-06T15:10:05") == days{4} + hours{15} + minutes{10} + seconds{5});
}

TEST_CASE("a point in time that does not exist is refused") {
    for (const char* text : {"", "d", "d-1", "d7 24:00", "d7 07:60", "d7 7:00", "d7 07:00:60", "d7-07:00", "d7 07", "d99999999999999999999",
                             "07:00", "2012-02-30", "2012-13-01", "2012-07-06 25:00", "2012-07-06x15:10", "tuesday"}) {
        CAPTURE(text);
        CHECK_FALSE(read_instant(text, kDayZero).value);
    }
    CHECK(read_instant("2012-07-01", kDayZero).wish == "not lie before start_date");
    CHECK(read_instant("2012-07-06", std::nullopt).wish == "count from day 0 ('d7 07:00'), because the scenario has no start_date");
    CHECK(read_instant("soon", kDayZero).wish ==
          "be a point in time such as 'd7 07:00', '7 d 7 h' or, with start_date, '2012-07-06 15:10'");
}

TEST_CASE("a point in time that was written reads back as itself") {
    for (const std::int64_t microseconds :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{60'000'000}, std::int64_t{86'399'000'000}, std::int64_t{86'400'000'001},
          std::int64_t{630'000'000'000}, std::int64_t{3'600'000'000'000'123}}) {
        CAPTURE(microseconds);
        CHECK(instant(instant_text(Duration{microseconds})) == Duration{microseconds});
    }
    CHECK(instant_text(days{7} + hours{7}) == "d7 07:00");
    CHECK(instant_text(seconds{5}) == "d0 00:00:05");
}

TEST_CASE("dates follow the calendar") {
    CHECK(read_date("2012-02-29"));
    CHECK_FALSE(read_date("2011-02-29"));
    for (const char* text : {"", "2012-2-9", "12-02-29", "2012/02/28", "2012-02-2x", "2012-00-10", "2012-10-00"}) {
        CAPTURE(text);
        CHECK_FALSE(read_date(text));
    }
}
