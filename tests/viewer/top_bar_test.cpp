#include "viewer/panels/top_bar.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Bar : PanelDriver {
    Bar() {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = draw_top_bar;
    }
};

}  // namespace

TEST_CASE("the bar pauses what runs and plays what is paused") {
    Bar bar;
    bar.click("pause");
    CHECK(bar.count<Pause>() == 1);
    CHECK_FALSE(bar.shows("play"));
    bar.live.figures.state = LiveState::paused;
    bar.click("play");
    CHECK(bar.count<Play>() == 1);
}

TEST_CASE("nothing can be played before the scenario is loaded or after its end") {
    Bar bar;
    for (const LiveState run : {LiveState::loading, LiveState::done}) {
        bar.live.figures.state = run;
        bar.click("play");
        bar.click("step");
    }
    CHECK(bar.actions.empty());
}

TEST_CASE("a step is as long as its menu says") {
    Bar bar;
    bar.click("step");
    REQUIRE(bar.last<StepBy>() != nullptr);
    CHECK(bar.last<StepBy>()->by == minutes{15});
    bar.click("step length");
    bar.click("step length 2");
    bar.click("step");
    CHECK(bar.last<StepBy>()->by == hours{1});
}

TEST_CASE("speed goes up and down with buttons, and to any of its steps from the menu") {
    Bar bar;
    bar.click("faster");
    REQUIRE(bar.last<SetSpeed>() != nullptr);
    CHECK(bar.last<SetSpeed>()->factor == 10'800.0);
    bar.click("slower");
    CHECK(bar.last<SetSpeed>()->factor == 1'800.0);
    bar.click("speed");
    bar.click("speed 9");
    CHECK(bar.last<SetSpeed>()->factor == 0.0);
}

TEST_CASE("rewind asks first, from its menu and from its slider") {
    Bar bar;
    bar.click("rewind");
    bar.click("back 1");
    CHECK(bar.state.question == Question::rewind);
    CHECK(bar.state.rewind_to == bar.live.figures.now - hours{3});
    CHECK(bar.actions.empty());
    bar.click("rewind");
    bar.click("back to outbreak");
    CHECK(bar.state.rewind_to == bar.live.figures.outbreak);
    bar.click("rewind");
    bar.drag_to("rewind to", 0.5F);
    bar.click("rewind here");
    CHECK(hours_of(bar.state.rewind_to) == doctest::Approx(hours_of(bar.live.figures.now) / 2.0).epsilon(0.05));
}

TEST_CASE("the rewind menu can be opened by key") {
    Bar bar;
    bar.state.is_rewind_menu_wanted = true;
    bar.frames(3);
    CHECK(bar.shows("rewind here"));
    CHECK_FALSE(bar.state.is_rewind_menu_wanted);
}

TEST_CASE("a fork runs the strategies that were ticked, and the run can be kept") {
    Bar bar;
    bar.click("fork");
    bar.click("future 1");
    bar.click("future 3");
    bar.click("run futures");
    REQUIRE(bar.last<RunFutures>() != nullptr);
    CHECK(bar.last<RunFutures>()->strategies == std::vector<std::string>{"crisis_plan", "monitor_silent"});
    bar.click("fork");
    bar.click("keep run");
    REQUIRE(bar.last<KeepForComparison>() != nullptr);
    CHECK(bar.last<KeepForComparison>()->name.find("d8 21:00") != std::string::npos);
    CHECK(bar.last<KeepForComparison>()->name.find(bar.state.strategy) != std::string::npos);
}

TEST_CASE("a strategy in trouble cannot be chosen for a fork") {
    Bar bar;
    bar.state.strategies[1].trouble = "it crashed";
    bar.click("fork");
    bar.click("future 1");
    bar.click("run futures");
    CHECK(bar.actions.empty());
}

TEST_CASE("language and theme change at once, and every switch does its own thing") {
    Bar bar;
    bar.click("language");
    CHECK(bar.state.look.language == Language::french);
    bar.click("theme");
    CHECK(bar.state.look.theme == ThemeName::light);
    bar.click("help");
    CHECK(bar.state.is_help_open);
    bar.click("messages");
    CHECK(bar.state.are_messages_open);
    bar.click("participants");
    CHECK(bar.state.is_participant_window_open);
    bar.click("open");
    CHECK(bar.state.is_picker_open);
    bar.click("screenshot");
    CHECK(bar.count<TakeScreenshot>() == 1);
    bar.click("save");
    CHECK(bar.count<SaveSession>() == 1);
    bar.click("restart");
    CHECK(bar.state.question == Question::restart);
    CHECK(bar.count<Restart>() == 0);
}

TEST_CASE("all of the bar lies within the window, in both languages and on a small screen") {
    for (const Language language : {Language::english, Language::french}) {
        PanelDriver small{1366.0F, 768.0F};
        small.live = test::rich_snapshot();
        test::fill(small.state, small.live);
        small.state.memory_mb = 120.0F;
        small.draw = draw_top_bar;
        small.set_look(ThemeName::dark, language);
        small.frames(3);
        for (const NamedItem& item : small.items()) {
            CAPTURE(item.name);
            CHECK(item.rect.left >= 0.0F);
            CHECK(item.rect.right <= 1366.0F);
        }
        CHECK(small.find("participants")->left > small.find("clock")->right);
    }
}

TEST_CASE("where there is little room, the bar's buttons keep their icons only, and all of them stay within the window") {
    PanelDriver driver{1066.0F, 700.0F};
    driver.live = test::rich_snapshot();
    test::fill(driver.state, driver.live);
    driver.set_look(ThemeName::dark, Language::french);
    driver.draw = draw_top_bar;
    driver.frames(3);
    for (const NamedItem& item : driver.items()) {
        CAPTURE(item.name);
        CHECK(item.rect.right <= 1066.0F);
    }
    driver.click("fork");
    CHECK(driver.shows("keep run"));
}
