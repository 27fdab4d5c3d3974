#include "viewer/panels/prompt.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

TEST_CASE("a decision is taken with one click, before and after its clock has run out") {
    for (const int minutes_left : {30, -5}) {
        CAPTURE(minutes_left);
        PanelDriver driver{400.0F, 600.0F};
        driver.live = test::rich_snapshot();
        driver.draw = draw_prompt;
        driver.state.prompt = DecisionPrompt{
            4, "Comment?", {"Yes", "No"}, driver.live.figures.now - hours{1}, driver.live.figures.now + minutes{minutes_left}, {}};
        driver.frames(2);
        driver.click("option 1");
        REQUIRE(driver.state.prompt.has_value());
        CHECK(driver.state.prompt->chosen == 1U);
        driver.frame();
        CHECK_FALSE(driver.shows("option 1"));
    }
}

TEST_CASE("without a decision to take, nothing shows") {
    PanelDriver driver;
    driver.draw = draw_prompt;
    driver.frame();
    CHECK_FALSE(driver.shows("prompt"));
}
