#include "engine/measure/run_record.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// A run of `hour_count` hours: nothing expected, so an hour is high above 20 items and calm up to 5.
struct MadeUpRun {
    MadeUpFeed feed;
    std::vector<double> background;
    RunRecord record;

    explicit MadeUpRun(std::size_t hour_count) : background(hour_count + 1) {
        record.end = kStart + hours{static_cast<std::int64_t>(hour_count)};
    }

    void post(std::size_t hour, int count, PostType type = PostType::complaint) {
        for (int i = 0; i < count; ++i) feed.root(kStart + hours{static_cast<std::int64_t>(hour)} + seconds{i}, type);
    }
    const RunRecord& finished() {
        record.posts = feed.posts;
        record.background_volume = background;
        return record;
    }
};

}  // namespace

TEST_CASE("a crisis runs from its first high hour to the hour that a calm day follows") {
    // High in hours 10 to 12, a little in 13; calm from hour 14 on, which takes until hour 38 to be sure of.
    MadeUpRun run{60};
    run.post(10, 30);
    run.post(11, 40);
    run.post(12, 21);
    run.post(13, 6);
    run.post(20, 5);
    const CrisisOutcome crisis = crisis_of(run.finished());
    CHECK(crisis.crises == 1);
    REQUIRE(crisis.first.has_value());
    CHECK(crisis.first->start_hour == 10);
    CHECK(crisis.first->end_hour == 13);
    CHECK_FALSE(crisis.first->is_censored);
}

TEST_CASE("a crisis that has not seen a calm day by the end of the run is censored") {
    MadeUpRun run{37};
    run.post(10, 30);
    run.post(11, 30);
    run.post(13, 6);
    const CrisisOutcome crisis = crisis_of(run.finished());
    REQUIRE(crisis.first.has_value());
    CHECK(crisis.first->is_censored);
    CHECK(crisis.first->end_hour == 37);
}

TEST_CASE("one high hour, or two that are not neighbours, make no crisis") {
    MadeUpRun run{60};
    run.post(10, 500);
    run.post(12, 500);
    run.post(30, 20);
    run.post(31, 20);
    CHECK(crisis_of(run.finished()).crises == 0);
    CHECK_FALSE(crisis_of(run.finished()).first.has_value());
}

TEST_CASE("what is expected raises the bar for a crisis") {
    // With 10 expected, high is above max(20, 10 + 5 sqrt 10, 50) = 50.
    MadeUpRun run{60};
    run.background.assign(61, 10.0);
    run.post(10, 50);
    run.post(11, 50);
    CHECK(crisis_of(run.finished()).crises == 0);
    run.post(10, 1);
    run.post(11, 1);
    CHECK(crisis_of(run.finished()).crises == 1);
}

TEST_CASE("a crisis of first-hand complaints alone is no amplified crisis") {
    MadeUpRun run{60};
    run.post(10, 100);
    run.post(11, 100);
    run.post(10, 20, PostType::me_too);
    run.post(11, 21, PostType::me_too);
    CHECK(crisis_of(run.finished()).crises == 1);
    CHECK(amplified_crisis_of(run.finished()).crises == 0);
    run.post(10, 1, PostType::me_too);
    const CrisisOutcome amplified = amplified_crisis_of(run.finished());
    CHECK(amplified.crises == 1);
    CHECK(amplified.first->start_hour == 10);
}

TEST_CASE("an hour that the end of the run cuts cannot begin a crisis") {
    MadeUpRun run{11};
    run.record.end = kStart + hours{11} + minutes{30};
    run.background.assign(12, 0.0);
    run.post(10, 100);
    run.post(11, 100);
    CHECK(crisis_of(run.finished()).crises == 0);
    CHECK(hourly_volume(run.finished()).size() == 12);
}

TEST_CASE("after three days the expected volume is that of the same hours before the outbreak") {
    // Three items at 08:00 of day 0, none on day 1, six on day 2: 3 expected at 08:00. The 90 of the outbreak on day 3 do not count.
    MadeUpRun run{120};
    run.background.assign(121, 7.0);
    run.record.outbreak = at(3.0 * 24.0 + 7.5);
    run.post(8, 3);
    run.post(2 * 24 + 8, 6);
    run.post(3 * 24 + 8, 90);
    const std::vector<double> expected = expected_hourly_volume(run.finished());
    REQUIRE(expected.size() == 120);
    CHECK(expected[8] == doctest::Approx(3.0));
    CHECK(expected[4 * 24 + 8] == doctest::Approx(3.0));
    CHECK(expected[4 * 24 + 9] == 0.0);
}

TEST_CASE("without three days before an outbreak the expected volume is the analytic background") {
    MadeUpRun run{120};
    run.background.assign(121, 7.0);
    run.post(8, 3);
    CHECK(expected_hourly_volume(run.finished())[8] == 7.0);
    run.record.outbreak = at(71.0);
    CHECK(expected_hourly_volume(run.finished())[8] == 7.0);
}
