#include "viewer/panels/timeline.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/question.hpp"
#include "viewer/panels/timeline_curves.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Timeline : PanelDriver {
    Timeline() {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = [](const LiveSnapshot& l, ViewerState& s, viewer::Actions& a) {
            draw_timeline(l, s, a);
            draw_question(l, s, a);
        };
        frame();
    }
    ItemRect lanes() { return find("timeline lanes").value(); }
};

}  // namespace

TEST_CASE("a click on the past asks to go back there, and yes goes back") {
    Timeline timeline;
    timeline.click_at(timeline.lanes().left + 300.0F, timeline.lanes().centre_y());
    REQUIRE(timeline.state.question == Question::rewind);
    CHECK(timeline.actions.empty());
    const Time wanted = timeline.state.rewind_to;
    CHECK(wanted > kStart);
    CHECK(wanted < timeline.live.figures.now);
    timeline.click("answer yes");
    REQUIRE(timeline.last<RewindTo>() != nullptr);
    CHECK(timeline.last<RewindTo>()->to == wanted);
    CHECK(timeline.state.question == Question::none);
}

TEST_CASE("no leaves everything as it was") {
    Timeline timeline;
    timeline.click_at(timeline.lanes().left + 300.0F, timeline.lanes().centre_y());
    timeline.click("answer no");
    CHECK(timeline.actions.empty());
    CHECK(timeline.state.question == Question::none);
}

TEST_CASE("a click on what has not happened does nothing") {
    Timeline timeline;
    // The abandoned future reaches ten hours beyond the present.
    timeline.click_at(timeline.lanes().right - 30.0F, timeline.lanes().centre_y());
    CHECK(timeline.state.question == Question::none);
}

TEST_CASE("a drag zooms to what was dragged over, the wheel zooms at the pointer, and a button shows all again") {
    Timeline timeline;
    const ItemRect lanes = timeline.lanes();
    timeline.drag(lanes.left + 300.0F, lanes.centre_y(), lanes.left + 700.0F, lanes.centre_y());
    CHECK(timeline.state.question == Question::none);
    REQUIRE(timeline.state.timeline.range == TimelineView::Range::own);
    const double width = timeline.state.timeline.to_hour - timeline.state.timeline.from_hour;
    CHECK(width > 5.0);
    CHECK(width < 40.0);
    timeline.scroll("timeline lanes", 1.0F);
    CHECK(timeline.state.timeline.to_hour - timeline.state.timeline.from_hour == doctest::Approx(width * 0.8).epsilon(0.01));
    timeline.click("range whole");
    CHECK(timeline.state.timeline.range == TimelineView::Range::whole);
    timeline.click("range last");
    CHECK(timeline.state.timeline.range == TimelineView::Range::last);
    timeline.click("range incident");
    CHECK(timeline.state.timeline.range == TimelineView::Range::incident);
}

TEST_CASE("the legend switches curves on and off") {
    Timeline timeline;
    const auto reach = static_cast<std::size_t>(Curve::reach);
    CHECK_FALSE(timeline.state.timeline.is_shown[reach]);
    timeline.click("curve 5");
    CHECK(timeline.state.timeline.is_shown[reach]);
    timeline.click("curve 5");
    CHECK_FALSE(timeline.state.timeline.is_shown[reach]);
}

TEST_CASE("with no curve wanted, or nothing to show yet, the timeline still stands") {
    Timeline timeline;
    timeline.state.timeline.is_shown.fill(false);
    timeline.frames(2);
    CHECK_FALSE(timeline.shows("timeline lanes"));
    timeline.state.timeline.is_shown.fill(true);
    timeline.live = LiveSnapshot{};
    timeline.state.abandoned.clear();
    timeline.frames(2);
    CHECK_FALSE(timeline.shows("timeline lanes"));
    CHECK(timeline.shows("range whole"));
}

TEST_CASE("bands, kept runs and hours of hovering draw without asking for anything") {
    Timeline timeline;
    FutureBand band{"crisis_plan", Curve::volume, 20, {}};
    for (int hour = 200; hour < 300; ++hour) band.steps.push_back({kStart + hours{hour}, 10.0, 40.0, 90.0});
    timeline.state.bands = {band};
    timeline.state.kept = {{"first", timeline.live.series, timeline.live.figures, true}};
    const ItemRect lanes = timeline.lanes();
    for (float x = lanes.left; x < lanes.right; x += 37.0F) timeline.drag(x, lanes.top + 40.0F, x, lanes.top + 40.0F);
    CHECK(timeline.actions.empty());
}

TEST_CASE("where the timeline is narrow, its legend goes below its buttons and stays within it") {
    PanelDriver driver{460.0F, 400.0F};
    driver.live = test::rich_snapshot();
    driver.draw = draw_timeline;
    driver.set_look(ThemeName::dark, Language::french);
    driver.frames(2);
    const ItemRect button = driver.find("range last").value();
    for (int curve = 0; curve < 7; ++curve) {
        const ItemRect rect = driver.find("curve " + std::to_string(curve)).value();
        CAPTURE(curve);
        CHECK(rect.top >= button.bottom);
        CHECK(rect.right <= 460.0F);
    }
    driver.click("curve 5");
    CHECK(driver.state.timeline.is_shown[5]);
}

TEST_CASE("a course of years is drawn with few points, and none of its peaks is lost") {
    std::vector<LivePoint> series(100'000);
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i].start = kStart + hours{static_cast<std::int64_t>(i)};
        series[i].volume = static_cast<std::int64_t>(i % 7);
    }
    series[54'321].volume = 9'999;
    const std::vector<ChartPoint> points = points_of(series, Curve::volume, hours{1}, kNever);
    CHECK(points.size() <= 3'010);
    CHECK(std::any_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.y == 9'999.0; }));
    CHECK(std::is_sorted(points.begin(), points.end(), [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; }));
}

TEST_CASE("the legend names each strategy whose future is drawn, once") {
    Timeline timeline;
    CHECK_FALSE(timeline.find("legend of future 0").has_value());
    FutureBand band;
    band.steps = {{timeline.live.figures.now, 1.0, 2.0, 3.0}};
    for (const char* strategy : {"canned", "crisis_plan"}) {
        for (const Curve curve : {Curve::volume, Curve::reach}) {
            band.strategy = strategy;
            band.curve = curve;
            timeline.state.bands.push_back(band);
        }
    }
    timeline.frame();
    CHECK(timeline.find("legend of future 1").has_value());
    CHECK_FALSE(timeline.find("legend of future 2").has_value());
}
