#include "engine/params/field.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>

namespace firebreak {

enum class Mood : std::uint8_t { calm, angry };
template <>
struct ChoiceWords<Mood> {
    static constexpr std::array<std::string_view, 2> words{"calm", "angry"};
};

}  // namespace firebreak

using namespace firebreak;

namespace {

struct Sample {
    bool is_on = true;
    std::int64_t count = 3;
    std::uint64_t seed = 7;
    double share = 0.25;
    Duration delay = minutes{90};
    std::string words = "some";
    Mood mood = Mood::angry;
};

constexpr std::array kSampleFields = {
    field<&Sample::is_on>({.key = "is_on", .help = "h"}),
    field<&Sample::count>({.key = "count", .min = 0, .max = 10, .help = "h"}),
    field<&Sample::seed>({.key = "seed", .min = 0, .help = "h"}),
    field<&Sample::share>({.key = "share", .unit = Unit::share, .max = 1, .help = "h"}),
    field<&Sample::delay>({.key = "delay", .unit = Unit::duration, .min = 0, .max = 24, .help = "h"}),
    field<&Sample::words>({.key = "words", .help = "h"}),
    field<&Sample::mood>({.key = "mood", .help = "h"}),
};

}  // namespace

TEST_CASE("the kind of a parameter follows from the type of its member") {
    constexpr std::array kKinds{Kind::boolean, Kind::integer, Kind::integer, Kind::real, Kind::duration, Kind::text, Kind::choice};
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        CAPTURE(kSampleFields[i].info.key);
        CHECK(kSampleFields[i].kind == kKinds[i]);
    }
    CHECK(kSampleFields[6].choices.size() == 2);
    CHECK(kSampleFields[0].choices.empty());
}

TEST_CASE("what is set through the table is what is read through it, and stands in the struct") {
    const Sample source{false, 9, 11, 0.5, hours{2}, "other", Mood::calm};
    Sample target;
    for (const Field& one : kSampleFields) one.set(&target, one.get(&source));
    for (const Field& one : kSampleFields) {
        CAPTURE(one.info.key);
        CHECK(one.get(&target) == one.get(&source));
    }
    CHECK_FALSE(target.is_on);
    CHECK(target.count == 9);
    CHECK(target.seed == 11);
    CHECK(target.share == 0.5);
    CHECK(target.delay == hours{2});
    CHECK(target.words == "other");
    CHECK(target.mood == Mood::calm);
}

TEST_CASE("a choice travels as its word, and an unknown word changes nothing") {
    Sample sample;
    const Field& mood = kSampleFields[6];
    CHECK(std::get<std::string>(mood.get(&sample)) == "angry");
    mood.set(&sample, ParamValue{std::string{"calm"}});
    CHECK(sample.mood == Mood::calm);
    mood.set(&sample, ParamValue{std::string{"furious"}});
    CHECK(sample.mood == Mood::calm);
}

TEST_CASE("a field is found by its key, and only by its whole key") {
    CHECK(find_field(kSampleFields, "share") == &kSampleFields[3]);
    CHECK(find_field(kSampleFields, "shar") == nullptr);
    CHECK(find_field(kSampleFields, "") == nullptr);
    CHECK(find_field({}, "share") == nullptr);
}

TEST_CASE("a range is said as far as it is bounded") {
    CHECK(range_text(kSampleFields[1]) == "[0, 10]");
    CHECK(range_text(kSampleFields[2]) == "at least 0");
    CHECK(range_text(kSampleFields[3]) == "at most 1");
    CHECK(range_text(kSampleFields[4]) == "[0, 24] h");
    CHECK(range_text(kSampleFields[5]).empty());
}

TEST_CASE("a duration is written in its shortest exact form") {
    CHECK(duration_text(Duration{0}) == "0 s");
    CHECK(duration_text(minutes{90}) == "1 h 30 min");
    CHECK(duration_text(days{2} + hours{3} + minutes{30}) == "2 d 3 h 30 min");
    CHECK(duration_text(seconds{10}) == "10 s");
    CHECK(duration_text(Duration{1'001'001}) == "1 s 1 ms 1 us");
    CHECK(duration_text(-Duration{minutes{5}}) == "-5 min");
}

TEST_CASE("values are written as YAML writes them") {
    CHECK(value_text(true) == "true");
    CHECK(value_text(std::int64_t{-12}) == "-12");
    CHECK(value_text(0.08) == "0.08");
    CHECK(value_text(Duration{minutes{90}}) == "1 h 30 min");
    CHECK(value_text(std::string{"canned"}) == "canned");
}

TEST_CASE("units, confidences and kinds all have words") {
    for (int unit = 1; unit <= static_cast<int>(Unit::log_units); ++unit) {
        CAPTURE(unit);
        CHECK_FALSE(text_of(static_cast<Unit>(unit)).empty());
    }
    for (int confidence = 0; confidence <= static_cast<int>(Confidence::setting); ++confidence) {
        CAPTURE(confidence);
        CHECK_FALSE(text_of(static_cast<Confidence>(confidence)).empty());
    }
    for (int kind = 0; kind <= static_cast<int>(Kind::choice); ++kind) {
        CAPTURE(kind);
        CHECK_FALSE(text_of(static_cast<Kind>(kind)).empty());
    }
}
