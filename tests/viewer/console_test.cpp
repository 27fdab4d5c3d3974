#include "viewer/panels/console.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/question.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <algorithm>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Console : PanelDriver {
    Console() : PanelDriver{420.0F, 2000.0F} {
        live = test::rich_snapshot();
        test::fill(state, live);
        draw = [](const LiveSnapshot& l, ViewerState& s, viewer::Actions& a) {
            draw_console(l, s, a);
            draw_question(l, s, a);
        };
        frame();
    }
    const Command& issued() {
        const Issue* issue = last<Issue>();
        REQUIRE(issue != nullptr);
        return issue->command;
    }
};

}  // namespace

TEST_CASE("a case is chosen from the desk and answered in a tone, changed by hand") {
    Console console;
    console.click("desk case 4001");
    CHECK(console.state.selected_case == CaseId{4001});
    console.click("tone 2");
    console.drag_to("compensation", 1.5F);
    console.click("send answer");
    const Command& command = console.issued();
    CHECK(command.kind == CommandKind::answer);
    CHECK(command.case_number == 4001);
    CHECK(command.apology == 0.9);
    CHECK(command.compensation == 1.0);
    CHECK(command.hostility == 0.0);
}

TEST_CASE("each tone is another answer, and every part of it is within what a command may hold") {
    Console console;
    console.click("desk case 4001");
    std::vector<double> seen;
    for (int tone = 0; tone < 6; ++tone) {
        CAPTURE(tone);
        console.click(fmt::format("tone {}", tone));
        console.click("send answer");
        const Command& command = console.issued();
        for (const Field& field : Command::fields()) {
            const ParamValue value = field.get(&command);
            const double* number = std::get_if<double>(&value);
            if (number == nullptr) continue;
            CAPTURE(field.info.key);
            CHECK(*number >= field.info.min);
            CHECK(*number <= field.info.max);
        }
        seen.push_back(command.empathy + 10.0 * command.explanation + 100.0 * command.hostility + 1'000.0 * command.private_channel);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("prioritise, escalate and ignore name the case") {
    Console console;
    console.click("desk case 4002");
    console.click("prioritise");
    CHECK(console.issued().kind == CommandKind::prioritise);
    CHECK(console.issued().case_number == 4002);
    console.click("escalate");
    CHECK(console.issued().kind == CommandKind::escalate);
    console.click("ignore");
    CHECK(console.issued().kind == CommandKind::ignore);
}

TEST_CASE("a post is deleted only after a warning") {
    Console console;
    console.click("desk case 4002");
    console.forget();
    console.click("delete");
    CHECK(console.actions.empty());
    CHECK(console.state.question == Question::delete_post);
    console.click("answer no");
    CHECK(console.actions.empty());
    console.click("delete");
    console.click("answer yes");
    CHECK(console.issued().kind == CommandKind::deletion);
    CHECK(console.issued().case_number == 4002);
}

TEST_CASE("a statement carries its line, its empathy and what it announces") {
    Console console;
    console.click("statement type 2");
    console.drag_to("statement empathy", 1.5F);
    console.click("announces fix");
    console.click("publish statement");
    const Command& command = console.issued();
    CHECK(command.kind == CommandKind::statement);
    CHECK(command.statement_type == StatementType::rebuild);
    CHECK(command.empathy == 1.0);
    CHECK(command.announces_fix);
}

TEST_CASE("staff, approval layers and the mending of the cause are set from the desk's present means") {
    Console console;
    console.click("apply agents");
    CHECK(console.actions.empty());
    console.click("agents+");
    console.click("agents+");
    console.click("apply agents");
    CHECK(console.issued().kind == CommandKind::agents);
    CHECK(console.issued().number == 14.0);
    // Time stands still: what was ordered stays in the field, and the old number cannot be ordered by mistake.
    console.click("agents");
    CHECK(console.state.console.agents == 14);
    console.live.figures.agents = 14;
    console.forget();
    console.click("apply agents");
    CHECK(console.actions.empty());
    console.live.orders.approval_layers = 2;
    console.click("approval layers-");
    console.state.console.approval_layers = 1;
    console.click("apply approval layers");
    CHECK(console.issued().kind == CommandKind::approval_layers);
    CHECK(console.issued().number == 1.0);
    console.forget();
    console.click("start fix");
    CHECK(console.actions.empty());  // it is being mended already
    console.live.figures.is_fix_running = false;
    console.click("start fix");
    CHECK(console.issued().kind == CommandKind::start_fix);
    CHECK(console.issued().delay == hours{24});
}

TEST_CASE("a case that the company does not know of cannot be answered") {
    Console console;
    console.live.cases[0].status = LiveCaseStatus::unseen;
    console.state.selected_case = console.live.cases[0].id;
    console.frames(2);
    CHECK_FALSE(console.shows("send answer"));
    CHECK_FALSE(console.shows(fmt::format("desk case {}", index(console.live.cases[0].id))));
    CHECK(console.shows("publish statement"));
}
