#include "tests/viewer/exercise/sample_events.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"
#include "viewer/exercise/text_encoding.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

constexpr std::chrono::sys_days kDayZero{std::chrono::year{2012} / 7 / 2};

InjectTime absolute(int day, int hour, int minute = 0) { return {TimeBase::day_zero, days{day} + hours{hour} + minutes{minute}}; }

}  // namespace

TEST_CASE("a time is read as people type it in English and French spreadsheets") {
    struct Case {
        std::string typed;
        InjectTime meant;
    };
    const InjectTime half_past{TimeBase::outbreak, minutes{90}};
    for (const Case& one : {Case{"d7 09:30", absolute(7, 9, 30)},
                            Case{"J7 09:30", absolute(7, 9, 30)},
                            Case{" j 7  9h30 ", absolute(7, 9, 30)},
                            Case{"J+7 9h", absolute(7, 9)},
                            Case{"Jour 7 à 09:30", absolute(7, 9, 30)},
                            Case{"day 7, 09:30", absolute(7, 9, 30)},
                            Case{"d7", absolute(7, 0)},
                            Case{"09:30", absolute(3, 9, 30)},
                            Case{"9:30:00", absolute(3, 9, 30)},
                            Case{"9h30", absolute(3, 9, 30)},
                            Case{"9 h 30", absolute(3, 9, 30)},
                            Case{"9:30 PM", absolute(3, 21, 30)},
                            Case{"12:05 am", absolute(3, 0, 5)},
                            Case{"2012-07-09 09:30", absolute(7, 9, 30)},
                            Case{"09/07/2012 09:30", absolute(7, 9, 30)},
                            Case{"t0 + 90 min", half_past},
                            Case{"T0+1h30", half_past},
                            Case{"t0+01:30", half_past},
                            Case{"H+1h30", half_past},
                            Case{"t0\u00a0+\u00a090\u202fmn", half_past},
                            Case{"t0 + 1,5 h", half_past},
                            Case{"t0", {TimeBase::outbreak, Duration{0}}},
                            Case{"t0 - 15 minutes", {TimeBase::outbreak, -Duration{minutes{15}}}},
                            Case{"e0 + 15 min", {TimeBase::exercise, minutes{15}}},
                            Case{"+15 min", {TimeBase::exercise, minutes{15}}},
                            Case{"E+15", {TimeBase::exercise, minutes{15}}}}) {
        CAPTURE(one.typed);
        const Reading<InjectTime> reading = read_inject_time(one.typed, 3, kDayZero);
        CAPTURE(reading.wish);
        REQUIRE(reading.value);
        CHECK(*reading.value == one.meant);
        CHECK(read_inject_time(inject_time_text(one.meant), 0, {}).value == one.meant);
        CHECK(read_inject_time(french_inject_time_text(one.meant), 0, {}).value == one.meant);
    }
}

TEST_CASE("what is no time is refused with the way to write it") {
    for (const std::string typed :
         {"", "soon", "25:00", "d7 24:30", "d7 9:5", "d99999999", "t0 +", "t0 * 3", "t0 + soon", "2012-13-40 09:00", "d", "9", "9:30 xm",
          "13:00 pm", "t0 + 99999999999 h", "e0 + 1 fortnight", "0.395833", "d7 09:30 or so"}) {
        CAPTURE(typed);
        const Reading<InjectTime> reading = read_inject_time(typed, 0, kDayZero);
        CHECK_FALSE(reading.value);
        CHECK_FALSE(reading.wish.empty());
    }
    CHECK(read_inject_time("2012-07-09 09:30", 0, std::nullopt).wish.find("start_date") != std::string::npos);
    CHECK(read_inject_time("2012-06-09 09:30", 0, kDayZero).wish.find("before start_date") != std::string::npos);
}

TEST_CASE("minutes of the exercise lie on the simulated days in proportion, there and back") {
    const ExerciseTiming timing = viewer::test::sample_timing();
    CHECK(moment_of({TimeBase::exercise, minutes{45}}, timing) == viewer::test::at(8, 6));
    CHECK(moment_of({TimeBase::outbreak, minutes{30}}, timing) == viewer::test::at(7, 7, 30));
    CHECK(moment_of({TimeBase::outbreak, minutes{30}}, ExerciseTiming{}) == kNever);
    for (const TimeBase base : {TimeBase::day_zero, TimeBase::outbreak, TimeBase::exercise}) {
        CHECK(moment_of(inject_time_at(viewer::test::at(8, 6), base, timing), timing) == viewer::test::at(8, 6));
    }
}

TEST_CASE("an effect is written with what differs from the defaults and reads back as the same") {
    for (const Inject& inject : viewer::test::sample_events()) {
        if (!inject.effect) continue;
        const std::string text = effect_text(*inject.effect);
        CAPTURE(text);
        const Reading<Command> reading = read_effect(text, nullptr);
        CAPTURE(reading.wish);
        REQUIRE(reading.value);
        CHECK(effect_text(*reading.value) == text);
        CHECK(reading.value->text == inject.effect->text);
        CHECK(reading.value->number == inject.effect->number);
        CHECK(reading.value->arousal == inject.effect->arousal);
    }
    CHECK(effect_text(*viewer::test::sample_events()[0].effect) == "seeds incident=outage number=20.0 arousal=0.85");
}

TEST_CASE("an effect that the simulation could not carry out is refused with the reason") {
    const Scenario scenario = viewer::test::sample_scenario();
    struct Case {
        std::string typed;
        std::string reason;
    };
    for (const Case& one : {Case{"seed number=20", "did you mean 'seeds'"}, Case{"seeds", "has no 'number'"},
                            Case{"seeds number=20 incident=fire", "there is no incident 'fire'"}, Case{"seeds number=-3", "number"},
                            Case{"seeds number=20 colour=red", "unknown key 'colour'"}, Case{"article text=\"open", "close the quote"},
                            Case{"agents number=2.5", "whole number"}, Case{"", "begin with"}, Case{"=3", "begin with"},
                            Case{"seeds number=20 number=30", "number"}, Case{"fix: {a: 1}", "begin with one of"}}) {
        CAPTURE(one.typed);
        const Reading<Command> reading = read_effect(one.typed, &scenario);
        CAPTURE(reading.wish);
        CHECK_FALSE(reading.value);
        CHECK(reading.wish.find(one.reason) != std::string::npos);
    }
}

TEST_CASE("the letters of Windows become those of UTF-8, and headings lose accents and capitals") {
    CHECK(from_windows_1252("\xC9t\xE9 \x80 \x9Cuvre \x93x\x94") == "Été € œuvre “x”");
    CHECK(is_utf8("Été €"));
    CHECK_FALSE(is_utf8("\xC9t\xE9"));
    CHECK_FALSE(is_utf8("\xC0\xAF"));
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));
    CHECK(folded("  Numéro d’Injection (N°) ") == "numero d injection n");
    CHECK(folded("e\xCC\x81t\xC3\xA9") == "ete");
}
