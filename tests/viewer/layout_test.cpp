#include "viewer/panels/layout.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"

#include <imgui.h>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Whole : PanelDriver {
    PanelSlots slots;
    explicit Whole(float width = 1600.0F, float height = 1000.0F) : PanelDriver{width, height} {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = [this](const LiveSnapshot& l, ViewerState& s, viewer::Actions& a) { draw_layout(l, s, a, slots); };
        frames(2);
    }
};

}  // namespace

TEST_CASE("tabs are chosen by click and by key") {
    Whole whole;
    whole.click("tab desk");
    CHECK(whole.state.right_tab == RightTab::desk);
    CHECK(whole.shows("cases column 0"));
    whole.state.right_tab = RightTab::company;
    whole.state.is_right_tab_new = true;
    whole.frames(3);
    CHECK(whole.shows("company table"));
    CHECK(whole.state.right_tab == RightTab::company);
    whole.click("tab console");
    CHECK(whole.state.left_tab == LeftTab::console);
    CHECK(whole.shows("publish statement"));
}

TEST_CASE("the exercise has its tabs, and an open question is seen beside every other") {
    Whole whole;
    whole.click("tab exercise");
    CHECK(whole.shows("events/new"));
    whole.click("tab session");
    CHECK(whole.shows("session/path"));
    whole.click("tab facilitate");
    CHECK(whole.shows("prompts/question"));
}

TEST_CASE("columns and timeline are resized with their borders, and the sizes are kept unscaled") {
    Whole whole;
    const auto border = whole.find("left border").value();
    const float before = whole.state.settings.left_width;
    whole.drag(border.centre_x(), border.centre_y(), border.centre_x() + 50.0F, border.centre_y());
    CHECK(whole.state.settings.left_width == doctest::Approx(before + 50.0F));
    const auto line = whole.find("timeline border").value();
    const float height = whole.state.settings.timeline_height;
    whole.drag(line.centre_x(), line.centre_y(), line.centre_x(), line.centre_y() - 40.0F);
    CHECK(whole.state.settings.timeline_height == doctest::Approx(height + 40.0F));
}

TEST_CASE("every window size, theme and language draws, from a small projector to a wall") {
    struct Size {
        float width;
        float height;
    };
    for (const Size size : {Size{1024.0F, 600.0F}, Size{1280.0F, 720.0F}, Size{3840.0F, 2160.0F}, Size{400.0F, 300.0F}}) {
        Whole whole{size.width, size.height};
        for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
            for (const Language language : {Language::english, Language::french}) {
                CAPTURE(size.width);
                whole.set_look(theme, language);
                whole.frames(2);
                CHECK(whole.shows("timeline"));
                CHECK(whole.shows("right column"));
            }
        }
    }
}

TEST_CASE("without a scenario there is the picker, and with one it can be called and closed") {
    Whole whole;
    whole.state.is_scenario_open = false;
    whole.frames(2);
    CHECK(whole.shows("open path"));
    CHECK_FALSE(whole.shows("pause"));
    whole.state.is_scenario_open = true;
    whole.click("open");
    CHECK(whole.shows("open path"));
    whole.click("close picker");
    CHECK(whole.shows("timeline"));
}

TEST_CASE("the tour has five steps, can go back, and is not shown again") {
    Whole whole;
    whole.state.tour_step = 0;
    whole.frames(2);
    whole.click("tour next");
    CHECK(whole.state.tour_step == 1);
    whole.click("tour back");
    CHECK(whole.state.tour_step == 0);
    for (int step = 0; step < 5; ++step) whole.click("tour next");
    CHECK(whole.state.tour_step == -1);
    CHECK(whole.state.settings.has_seen_tour);
    whole.state.tour_step = 2;
    whole.click("tour skip");
    CHECK(whole.state.tour_step == -1);
}

TEST_CASE("the sheet of keys opens and closes") {
    Whole whole;
    whole.click("help");
    CHECK(whole.shows("key sheet"));
    whole.click("close help");
    CHECK_FALSE(whole.state.is_help_open);
}

TEST_CASE("quitting asks first") {
    Whole whole;
    whole.state.question = Question::quit;
    whole.frames(2);
    whole.click("answer yes");
    CHECK(whole.count<Quit>() == 1);
}

TEST_CASE("runs that were kept stand side by side, can be hidden and removed") {
    Whole whole;
    whole.click("tab compare");
    CHECK_FALSE(whole.shows("compare table"));
    whole.state.kept = {{"first", whole.live.series, whole.live.figures, true}, {"second", whole.live.series, whole.live.figures, true}};
    whole.frames(2);
    CHECK(whole.shows("compare table"));
    whole.click("kept 1");
    CHECK_FALSE(whole.state.kept[1].is_shown);
    whole.click("remove kept 0");
    REQUIRE(whole.state.kept.size() == 1);
    CHECK(whole.state.kept[0].name == "second");
}

TEST_CASE("the participants' window has no answers and nothing to press") {
    PanelDriver driver;
    driver.live = test::rich_snapshot();
    test::fill(driver.state, driver.live);
    driver.draw = draw_participant_layout;
    driver.frames(3);
    CHECK(driver.shows("participant clock"));
    CHECK(driver.shows("tile seen"));
    for (const char* hidden :
         {"tile crisis", "tile volume", "tile reach", "tile satisfied", "timeline lanes", "play", "pause", "tab desk", "strategy"}) {
        CAPTURE(hidden);
        CHECK_FALSE(driver.shows(hidden));
    }
    for (const NamedItem& item : std::vector<NamedItem>{driver.items()}) driver.click_at(item.rect.centre_x(), item.rect.centre_y());
    CHECK(driver.actions.empty());
    CHECK(driver.state.question == Question::none);
}

TEST_CASE("the participants' window shows what was published to them and what they are asked, and nothing that is still to come") {
    PanelDriver driver;
    driver.live = test::rich_snapshot();
    test::fill(driver.state, driver.live);
    Inject come;
    come.message = "The press agency calls.";
    come.status = InjectStatus::published;
    come.published_at = driver.live.figures.now;
    Inject to_come;
    to_come.message = "The regulator calls.";
    driver.state.exercise.events = EventsList{};
    const InjectId first = driver.state.exercise.events.insert(0, come);
    const InjectId second = driver.state.exercise.events.insert(1, to_come);
    const auto question = driver.state.exercise.prompts.open("Who answers?", first, minutes{5}, driver.live.figures.now, {});
    driver.draw = draw_participant_layout;
    driver.frames(3);
    CHECK(driver.shows("received " + std::to_string(first)));
    CHECK_FALSE(driver.shows("received " + std::to_string(second)));
    CHECK(driver.shows("prompt clock " + std::to_string(question)));
}

TEST_CASE("an empty run shows no figure that is wrong, and nothing breaks") {
    Whole whole;
    whole.live = LiveSnapshot{};
    for (const char* tab : {"tab desk", "tab company", "tab feed", "tab console", "tab steer", "tab compare", "tab network"}) {
        CAPTURE(tab);
        whole.click(tab);
    }
    CHECK(whole.count<RewindTo>() == 0);
}

TEST_CASE("the whole interface is worked out and laid out in a time that is told") {
    Whole whole;
    constexpr int kFrames = 200;
    const auto start = std::chrono::steady_clock::now();
    whole.frames(kFrames);
    const double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / kFrames;
    MESSAGE("interface: ", milliseconds, " ms a frame, ", ImGui::GetDrawData()->TotalVtxCount, " vertices");
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 1'000);
}
