#include "engine/measure/time_series.hpp"
#include "tests/measure/made_up.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

using namespace firebreak;
using namespace firebreak::test;

namespace {

std::optional<double> column(const SeriesRow& row, std::string_view key) {
    for (const SeriesColumn& one : series_columns()) {
        if (one.key == key) return one.value(row);
    }
    FAIL("there is no column ", key);
    return std::nullopt;
}

}  // namespace

TEST_CASE("a step holds what was posted in it, and sums run from day 0") {
    MadeUpFeed feed;
    const std::uint32_t first = feed.root(at(0.2));
    feed.share(at(0.9), first);
    feed.root(at(1.0), PostType::question);
    feed.root(at(2.5), PostType::statement);
    std::vector<Tally> tallies(3);
    tallies[0].reached = 10;
    tallies[1].reached = 5;
    tallies[1].impressions = 40;
    const std::vector<double> background{1.0, 2.0, 3.0, 4.0};
    const std::vector<double> seen{2.0, 0.0, 1.0, 0.0};
    RunRecord run;
    run.posts = feed.posts;
    run.tallies = tallies;
    run.background_volume = background;
    run.seen_per_hour = seen;
    run.end = kStart + hours{3};
    const std::vector<SeriesRow> rows = time_series(run);
    REQUIRE(rows.size() == 3);
    CHECK(column(rows[0], "volume") == 2.0);
    CHECK(column(rows[0], "volume_share") == 1.0);
    CHECK(column(rows[1], "volume_question") == 1.0);
    CHECK(column(rows[1], "cumulative_volume") == 3.0);
    CHECK(column(rows[2], "volume") == 0.0);
    CHECK(column(rows[1], "impressions") == 40.0);
    CHECK(column(rows[1], "reach") == 5.0);
    CHECK(column(rows[2], "cumulative_reach") == 15.0);
    CHECK(column(rows[1], "expected_volume") == 2.0);
    CHECK(column(rows[0], "seen_mentions") == 2.0);
    // The desk's columns are empty where it kept no tally.
    CHECK_FALSE(column(rows[0], "backlog").has_value());
    CHECK_FALSE(column(rows[0], "replies").has_value());
}

TEST_CASE("a step has its own types of post, and the Buzz with which it begins") {
    MadeUpFeed feed;
    feed.root(at(0.2), PostType::article);
    feed.root(at(0.3), PostType::praise);
    feed.root(at(1.4), PostType::peer_answer);
    feed.root(at(1.5), PostType::support);
    feed.root(at(1.6), PostType::brand_post);
    std::vector<Tally> tallies(2);
    tallies[1].article_readers = 7;
    tallies[1].offered = 3;
    tallies[1].churned = 2;
    const std::vector<std::int64_t> buzz{0, -5};
    RunRecord run;
    run.posts = feed.posts;
    run.tallies = tallies;
    run.buzz = buzz;
    run.accounts = 50;
    run.end = kStart + hours{2};
    std::vector<SeriesRow> rows = time_series(run);
    REQUIRE(rows.size() == 2);
    CHECK(column(rows[0], "volume_article") == 1.0);
    CHECK(column(rows[0], "volume_praise") == 1.0);
    CHECK(column(rows[1], "volume_peer_answer") == 1.0);
    CHECK(column(rows[1], "volume_support") == 1.0);
    CHECK(column(rows[1], "volume") == 2.0);
    CHECK(column(rows[0], "buzz") == 0.0);
    CHECK(column(rows[1], "buzz") == -10.0);
    CHECK(column(rows[1], "article_readers") == 7.0);
    CHECK(column(rows[1], "trending_reach") == 3.0);
    CHECK(column(rows[1], "churned") == 2.0);

    run.step = minutes{30};
    rows = time_series(run);
    CHECK(column(rows[1], "buzz") == 0.0);
    CHECK(column(rows[3], "buzz") == -10.0);
    run.buzz = {};
    CHECK_FALSE(column(time_series(run)[0], "buzz").has_value());
}

TEST_CASE("the desk's row averages its queue and its agents over the step") {
    // In two hours: 3 cases for an hour, 1 for the other = 2 on average; 30 of 120 agent minutes busy.
    DeskTally desk;
    desk.queue_time = 4LL * 3'600'000'000;
    desk.busy_time = 1'800'000'000;
    desk.staffed_time = 7'200'000'000;
    desk.queue_length = 1;
    const std::vector<DeskTally> steps{desk};
    const std::vector<double> background(3, 1.5);
    RunRecord run;
    run.desk = steps;
    run.step = hours{2};
    run.background_volume = background;
    run.end = kStart + hours{2};
    const std::vector<SeriesRow> rows = time_series(run);
    REQUIRE(rows.size() == 1);
    CHECK(column(rows[0], "mean_backlog") == 2.0);
    CHECK(column(rows[0], "backlog") == 1.0);
    CHECK(column(rows[0], "utilisation") == 0.25);
    CHECK(column(rows[0], "expected_volume") == 3.0);
}

TEST_CASE("steps shorter than an hour share its expected volume and cannot tell the mentions seen") {
    const std::vector<double> background{4.0, 8.0};
    const std::vector<double> seen{9.0, 9.0};
    RunRecord run;
    run.background_volume = background;
    run.seen_per_hour = seen;
    run.step = minutes{15};
    run.end = kStart + minutes{70};
    const std::vector<SeriesRow> rows = time_series(run);
    REQUIRE(rows.size() == 5);
    CHECK(column(rows[0], "expected_volume") == doctest::Approx(1.0));
    // The last step is cut after 10 minutes.
    CHECK(rows[4].end == kStart + minutes{70});
    CHECK(column(rows[4], "expected_volume") == doctest::Approx(8.0 / 6.0));
    CHECK_FALSE(column(rows[0], "seen_mentions").has_value());
}

TEST_CASE("each column of the time series has a name of its own") {
    std::set<std::string_view> keys;
    for (const SeriesColumn& one : series_columns()) {
        CAPTURE(one.key);
        CHECK(keys.insert(one.key).second);
        CHECK(one.help.ends_with('.'));
    }
}
