#include "viewer/ui/chart.hpp"

#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/timeline_curves.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace firebreak;
using namespace firebreak::viewer;

TEST_CASE("ticks are round numbers, at most as many as asked for") {
    CHECK(tick_step(10.0, 5) == 2.0);
    CHECK(tick_step(95.0, 4) == 50.0);
    CHECK(tick_step(1'000.0, 4) == 500.0);
    CHECK(tick_step(0.03, 3) == doctest::Approx(0.01));
    CHECK(tick_step(0.0, 4) == 1.0);
    for (const double range : {0.004, 0.7, 3.0, 17.0, 999.0, 12'345.0, 8e9}) {
        CAPTURE(range);
        CHECK(range / tick_step(range, 4) <= 4.0001);
    }
}

TEST_CASE("a place on the chart and its moment are each other's inverse") {
    const PlotArea plot{{100.0F, 0.0F, 500.0F, 200.0F}, 24.0, 72.0};
    CHECK(plot.x_at(100.0F) == 24.0);
    CHECK(plot.x_at(300.0F) == doctest::Approx(48.0));
    CHECK(plot.pixel_of(48.0) == doctest::Approx(300.0F));
    CHECK(plot.x_at(-50.0F) == 24.0);
    CHECK(plot.x_at(900.0F) == 72.0);
}

TEST_CASE("an hour that is not over yet shows no count, for it would look like a fall") {
    std::vector<LivePoint> series(3);
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i].start = kStart + hours{i};
        series[i].volume = 100;
        series[i].backlog = 7;
    }
    const Time now = kStart + hours{2} + minutes{30};
    const std::vector<ChartPoint> volume = points_of(series, Curve::volume, hours{1}, now);
    REQUIRE(volume.size() == 2);
    CHECK(volume[1].x == doctest::Approx(1.5));
    CHECK(volume[1].y == 100.0);
    const std::vector<ChartPoint> backlog = points_of(series, Curve::backlog, hours{1}, now);
    REQUIRE(backlog.size() == 3);
    CHECK(backlog[2].x == doctest::Approx(2.5));
}

TEST_CASE("counts are per hour, whatever the step of the series") {
    std::vector<LivePoint> series(1);
    series[0].start = kStart;
    series[0].volume = 100;
    CHECK(points_of(series, Curve::volume, hours{4}, kNever)[0].y == 25.0);
    CHECK(points_of(series, Curve::volume, minutes{30}, kNever)[0].y == 200.0);
}

TEST_CASE("what happened is marked in the order of time: outbreak, articles, statements, decisions") {
    const LiveSnapshot live = test::rich_snapshot();
    ViewerState state;
    const std::vector<TimeMark> marks = marks_of(live, state);
    CHECK(std::is_sorted(marks.begin(), marks.end(), [](const TimeMark& a, const TimeMark& b) { return a.time < b.time; }));
    const auto count = [&marks](TimeMark::Kind kind) {
        return std::count_if(marks.begin(), marks.end(), [kind](const TimeMark& mark) { return mark.kind == kind; });
    };
    CHECK(count(TimeMark::Kind::outbreak) == 1);
    CHECK(count(TimeMark::Kind::article) == 1);
    CHECK(count(TimeMark::Kind::statement) == 1);
    CHECK(count(TimeMark::Kind::decision) == 2);
}

TEST_CASE("an incident that lies ahead is not marked") {
    LiveSnapshot live = test::rich_snapshot();
    live.figures.now = live.figures.outbreak - hours{1};
    live.decisions.clear();
    live.series.clear();
    CHECK(marks_of(live, ViewerState{}).empty());
}

TEST_CASE("a lane is left out when none of its curves is wanted") {
    TimelineView view;
    view.is_shown.fill(false);
    CHECK(shown_lanes(view).empty());
    view.is_shown[static_cast<std::size_t>(Curve::buzz)] = true;
    const std::vector<Lane> lanes = shown_lanes(view);
    REQUIRE(lanes.size() == 1);
    CHECK(lanes[0].curves == std::vector{Curve::buzz});
    CHECK(lanes[0].is_signed);
}
