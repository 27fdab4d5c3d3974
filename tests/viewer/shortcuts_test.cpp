#include "viewer/ui/shortcuts.hpp"

#include "tests/viewer/rich_snapshot.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <variant>

using namespace firebreak::viewer;
using firebreak::LiveSnapshot;
using firebreak::LiveState;
using firebreak::viewer::Actions;
using Key = KeyEvent::Key;

namespace {

KeyEvent typed(char32_t character, bool has_ctrl = false) { return {Key::character, character, has_ctrl}; }

struct Keyboard {
    LiveSnapshot live = test::rich_snapshot();
    ViewerState state;
    Actions actions;
    Keyboard() {
        state.look = make_look(ThemeName::dark, Language::english, 1.0F);
        state.is_scenario_open = true;
    }
    void press(const KeyEvent& event, bool is_typing = false) { carry_out(shortcut_of(event, is_typing), live, state, actions); }
    template <class T>
    const T* only() const {
        return actions.size() == 1 ? std::get_if<T>(&actions[0]) : nullptr;
    }
};

}  // namespace

TEST_CASE("space pauses a running simulation, plays a paused one, and leaves one at its end alone") {
    Keyboard board;
    board.press(typed(U' '));
    CHECK(board.only<Pause>() != nullptr);
    board.actions.clear();
    board.live.figures.state = LiveState::paused;
    board.press(typed(U' '));
    CHECK(board.only<Play>() != nullptr);
    board.actions.clear();
    board.live.figures.state = LiveState::done;
    board.press(typed(U' '));
    CHECK(board.actions.empty());
}

TEST_CASE("a full stop makes one step of the chosen length") {
    Keyboard board;
    board.state.step_by = firebreak::hours{3};
    board.press(typed(U'.'));
    REQUIRE(board.only<StepBy>() != nullptr);
    CHECK(board.only<StepBy>()->by == firebreak::hours{3});
}

TEST_CASE("plus and minus walk through all speeds and stop at both ends") {
    double speed = speeds().front();
    CHECK(next_speed(speed, false) == speed);
    std::size_t steps = 0;
    for (; speed != 0.0; ++steps) {
        REQUIRE(steps < speeds().size());
        const double next = next_speed(speed, true);
        CHECK((next == 0.0 || next > speed));
        CHECK(next_speed(next, false) == speed);
        speed = next;
    }
    CHECK(steps + 1 == speeds().size());
    CHECK(next_speed(0.0, true) == 0.0);
    Keyboard board;
    board.press(typed(U'+'));
    REQUIRE(board.only<SetSpeed>() != nullptr);
    CHECK(board.only<SetSpeed>()->factor > board.live.figures.speed);
}

TEST_CASE("a speed between two of the list goes to its neighbours") {
    CHECK(next_speed(4'000.0, true) == 10'800.0);
    CHECK(next_speed(4'000.0, false) == 3'600.0);
}

TEST_CASE("figures open tabs, on a French keyboard also without Shift") {
    Keyboard board;
    board.press(typed(U'2'));
    CHECK(board.state.left_tab == LeftTab::console);
    CHECK(board.state.is_left_tab_new);
    board.press(typed(U'8'));
    CHECK(board.state.right_tab == RightTab::desk);
    board.press(typed(U'('));
    CHECK(board.state.centre_tab == CentreTab::compare);
    board.press(typed(U'ç'));
    CHECK(board.state.right_tab == RightTab::company);
}

TEST_CASE("while somebody types, characters are text, but F1 and Ctrl+S still work") {
    Keyboard board;
    for (const char32_t character : {U' ', U'.', U'+', U'r', U'1', U'l', U't'}) board.press(typed(character), true);
    CHECK(board.actions.empty());
    CHECK(board.state.look.language == Language::english);
    board.press({Key::f1, 0, false}, true);
    CHECK(board.state.is_help_open);
    board.press(typed(U's', true), true);
    CHECK(board.only<SaveSession>() != nullptr);
}

TEST_CASE("a field undoes its own typing, and Ctrl+Z elsewhere takes the last order back") {
    Keyboard board;
    board.state.undo.push_back({SettingRow::Reach::order, "monitoring", "0.6", "0.9"});
    board.press(typed(U'z', true), true);
    CHECK(board.actions.empty());
    board.press(typed(U'z', true));
    const Issue* issue = board.only<Issue>();
    REQUIRE(issue != nullptr);
    CHECK(issue->command.kind == firebreak::CommandKind::order);
    CHECK(issue->command.key == "monitoring");
    CHECK(issue->command.value == "0.6");
    CHECK(board.state.undo.empty());
    board.press(typed(U'z', true));
    CHECK(board.actions.size() == 1);
    CHECK(board.state.messages.list().back().text == "There is no change to take back.");
}

TEST_CASE("a change that waits for a restart is taken back without asking the simulation") {
    Keyboard board;
    SettingRow row;
    row.key = "network.accounts";
    row.value = "5000";
    board.state.rows = {row};
    board.state.undo.push_back({SettingRow::Reach::restart, "network.accounts", "100000", "5000"});
    board.state.restart_overrides = {"network.accounts=5000"};
    board.press(typed(U'z', true));
    CHECK(board.actions.empty());
    CHECK(board.state.restart_overrides.empty());
    CHECK(board.state.rows[0].value == "100000");
}

TEST_CASE("letters work in either case: language, theme, rewind, fork, messages, participants") {
    Keyboard board;
    board.press(typed(U'L'));
    CHECK(board.state.look.language == Language::french);
    board.press(typed(U't'));
    CHECK(board.state.look.theme == ThemeName::light);
    board.press(typed(U'T'));
    CHECK(board.state.look.theme == ThemeName::contrast);
    board.press(typed(U'r'));
    CHECK(board.state.is_rewind_menu_wanted);
    board.press(typed(U'f'));
    CHECK(board.state.is_fork_menu_wanted);
    board.press(typed(U'm'));
    CHECK(board.state.are_messages_open);
    board.press(typed(U'w'));
    CHECK(board.state.is_participant_window_open);
    board.press({Key::f11, 0, false});
    CHECK(board.state.is_full_screen);
    board.press(typed(U'o', true));
    CHECK(board.state.is_picker_open);
    board.press(typed(U'p'));
    CHECK(board.only<TakeScreenshot>() != nullptr);
}

TEST_CASE("Esc closes what lies on top, one thing at a time") {
    Keyboard board;
    board.state.is_help_open = true;
    board.state.tour_step = 2;
    board.state.question = Question::quit;
    board.press({Key::escape, 0, false});
    CHECK(board.state.question == Question::none);
    CHECK(board.state.tour_step == 2);
    board.press({Key::escape, 0, false});
    CHECK(board.state.tour_step == -1);
    CHECK(board.state.settings.has_seen_tour);
    CHECK(board.state.is_help_open);
    board.press({Key::escape, 0, false});
    CHECK_FALSE(board.state.is_help_open);
}

TEST_CASE("without a scenario no key reaches a simulation") {
    Keyboard board;
    board.state.is_scenario_open = false;
    for (const char32_t character : {U' ', U'.', U'+', U'-', U'r'}) board.press(typed(character));
    board.press(typed(U's', true));
    CHECK(board.actions.empty());
}

TEST_CASE("Ctrl+Q asks before it closes, and keys wait while a question is open") {
    Keyboard board;
    board.press(typed(U'q', true));
    CHECK(board.state.question == Question::quit);
    CHECK(board.actions.empty());
    board.press(typed(U' '));
    CHECK(board.actions.empty());
}

TEST_CASE("the sheet of keys names every shortcut once, in both languages") {
    CHECK(shortcut_sheet().size() >= 18);
    for (const ShortcutLine& line : shortcut_sheet()) {
        CAPTURE(line.keys.english);
        const auto same = [&line](const ShortcutLine& other) { return std::string_view{other.keys.english} == line.keys.english; };
        CHECK(std::count_if(shortcut_sheet().begin(), shortcut_sheet().end(), same) == 1);
    }
}

TEST_CASE("Ctrl with plus, minus and zero sizes everything, within bounds") {
    Keyboard board;
    board.press(typed(U'+', true));
    CHECK(board.state.settings.scale == doctest::Approx(1.1F));
    board.press(typed(U'0', true));
    CHECK(board.state.settings.scale == 1.0F);
    for (int i = 0; i < 40; ++i) board.press(typed(U'-', true));
    CHECK(board.state.settings.scale == doctest::Approx(0.6F));
    for (int i = 0; i < 40; ++i) board.press(typed(U'=', true));
    CHECK(board.state.settings.scale == doctest::Approx(3.0F));
    CHECK(board.actions.empty());
}
