#include "viewer/panels/messages_panel.hpp"

#include "tests/viewer/panel_driver.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

TEST_CASE("a toast goes after a while, an error later, and the list keeps both") {
    PanelDriver driver;
    driver.draw = draw_toasts;
    driver.state.messages.information("saved", driver.state.now);
    driver.state.messages.error("the disk is full", driver.state.now);
    driver.frame();
    CHECK(driver.items().size() == 2);
    driver.state.now += 8.0;
    driver.frame();
    CHECK(driver.items().size() == 1);
    driver.state.now += 8.0;
    driver.frame();
    CHECK(driver.items().empty());
    CHECK(driver.state.messages.list().size() == 2);
}

TEST_CASE("the same message again is counted, not repeated, and the list stays short") {
    Messages messages;
    for (int i = 0; i < 3; ++i) messages.warning("again", i);
    REQUIRE(messages.list().size() == 1);
    CHECK(messages.list()[0].repeats == 2);
    for (int i = 0; i < 1'000; ++i) messages.information(std::to_string(i), i);
    CHECK(messages.list().size() == kMostMessages);
    CHECK(messages.list().back().text == "999");
}

TEST_CASE("the list can be cleared") {
    PanelDriver driver;
    driver.draw = draw_messages;
    driver.state.are_messages_open = true;
    driver.state.messages.warning("something", 0.0);
    driver.click("clear messages");
    CHECK(driver.state.messages.list().empty());
}

TEST_CASE("long work shows its progress and can be cancelled where it says so") {
    PanelDriver driver;
    driver.draw = draw_toasts;
    driver.state.futures = {true, true, "crisis_plan, 3 of 20", 0.15F};
    driver.frames(2);
    driver.click("cancel futures");
    CHECK(driver.count<CancelFutures>() == 1);
    driver.state.futures.can_cancel = false;
    driver.frames(2);
    CHECK_FALSE(driver.shows("cancel futures"));
}
