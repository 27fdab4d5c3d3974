#include "viewer/panels/steer.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/question.hpp"

#include <imgui.h>

#include <doctest/doctest.h>

#include <algorithm>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Steer : PanelDriver {
    Steer() : PanelDriver{420.0F, 1200.0F} {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = [](const LiveSnapshot& l, ViewerState& s, viewer::Actions& a) {
            draw_steer(l, s, a);
            draw_question(l, s, a);
        };
        frame();
    }
    SettingRow& row(const std::string& key) {
        const auto found = std::find_if(state.rows.begin(), state.rows.end(), [&key](const SettingRow& one) { return one.key == key; });
        REQUIRE(found != state.rows.end());
        return *found;
    }
    const Command& issued() {
        const Issue* issue = last<Issue>();
        REQUIRE(issue != nullptr);
        return issue->command;
    }
};

}  // namespace

TEST_CASE("a share's slider changes a standing order once, when the hand lets go") {
    Steer steer;
    steer.drag_to("monitoring", 1.5F);
    CHECK(steer.count<Issue>() == 1);
    CHECK(steer.issued().kind == CommandKind::order);
    CHECK(steer.issued().key == "monitoring");
    CHECK(steer.issued().value == "1");
    CHECK(steer.row("monitoring").value == "1");
}

TEST_CASE("the value under the hand is not disturbed by what the simulation still says") {
    Steer steer;
    const auto draw = steer.draw;
    steer.draw = [&, draw](const LiveSnapshot& l, ViewerState& s, viewer::Actions& a) {
        steer.row("monitoring").value = "0.6";
        draw(l, s, a);
    };
    steer.drag_to("monitoring", 1.5F);
    CHECK(steer.issued().value == "1");
}

TEST_CASE("a whole number stays whole, and a duration is written as a scenario writes it") {
    Steer steer;
    steer.drag_to("approval_layers", 0.52F);
    CHECK(steer.issued().value == "5");
    steer.drag_to("approval_delay", 1.5F);
    CHECK(steer.issued().value == "2 d");
}

TEST_CASE("a choice comes from a list, a switch from a tick, and a live parameter is set") {
    Steer steer;
    steer.click("triage");
    steer.click("triage/anger");
    CHECK(steer.issued().kind == CommandKind::order);
    CHECK(steer.issued().value == "anger");
    steer.click("media.is_on");
    CHECK(steer.issued().kind == CommandKind::set);
    CHECK(steer.issued().key == "media.is_on");
    CHECK(steer.issued().value == "false");
}

TEST_CASE("a change is taken back with its old value") {
    Steer steer;
    steer.drag_to("monitoring", 1.5F);
    steer.click("undo");
    CHECK(steer.count<Issue>() == 2);
    CHECK(steer.issued().key == "monitoring");
    CHECK(steer.issued().value == "0.6");
    steer.click("undo");
    CHECK(steer.count<Issue>() == 2);
}

TEST_CASE("a parameter that needs a restart waits for it, and the restart is asked for") {
    Steer steer;
    steer.click("section restart");
    steer.click("network.accounts");
    steer.key(ImGuiKey_A, true);
    steer.type("5000");
    steer.key(ImGuiKey_Enter);
    CHECK(steer.count<Issue>() == 0);
    REQUIRE(steer.state.restart_overrides == std::vector<std::string>{"network.accounts=5000"});
    steer.click("restart with");
    CHECK(steer.state.question == Question::restart_with);
    steer.click("answer yes");
    REQUIRE(steer.last<RestartWith>() != nullptr);
    CHECK(steer.last<RestartWith>()->overrides == std::vector<std::string>{"network.accounts=5000"});
    CHECK(steer.state.restart_overrides.empty());
}

TEST_CASE("what is typed must be understood and in range; else a sentence says how to write it") {
    for (const char* text : {"many", "5", "1.5", "1e99", "12 h"}) {
        CAPTURE(text);
        Steer steer;
        steer.click("section restart");
        steer.click("network.accounts");
        steer.key(ImGuiKey_A, true);
        steer.type(text);
        steer.key(ImGuiKey_Enter);
        CHECK(steer.actions.empty());
        CHECK(steer.state.restart_overrides.empty());
        REQUIRE_FALSE(steer.state.messages.list().empty());
        CHECK(steer.state.messages.list().back().text.find(text) != std::string::npos);
    }
}

TEST_CASE("the search shows what it finds, in sections that are folded too") {
    Steer steer;
    CHECK_FALSE(steer.shows("network.accounts"));
    steer.click("settings search");
    steer.type("accounts");
    CHECK(steer.shows("network.accounts"));
    CHECK_FALSE(steer.shows("monitoring"));
}

TEST_CASE("a strategy is chosen in the list and takes over at a click") {
    Steer steer;
    CHECK_FALSE(steer.shows("swap strategy"));
    steer.click("strategy");
    steer.click("strategy 1");
    CHECK(steer.actions.empty());
    steer.click("swap strategy");
    CHECK(steer.issued().kind == CommandKind::strategy);
    CHECK(steer.issued().strategy == "crisis_plan");
    CHECK(steer.state.wanted_strategy.empty());
}
