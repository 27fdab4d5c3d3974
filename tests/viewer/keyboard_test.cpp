// Whoever has no mouse: everything that can be pressed is reached with the arrows, and pressed with Space.
#include "tests/viewer/panel_driver.hpp"
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/events_list_panel.hpp"
#include "viewer/panels/layout.hpp"
#include "viewer/panels/question.hpp"
#include "viewer/ui/shortcuts.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

// The whole screen with the keyboard switched on, as the window does it.
struct Keyboard : PanelDriver {
    PanelSlots slots;
    std::set<std::string> reached;
    std::map<std::string, std::size_t> turns;

    Keyboard() {
        live = test::rich_snapshot();
        test::fill(state, live);
        // Long lists are walked like short ones, only longer.
        live.posts.resize(5);
        live.cases.resize(6);
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        draw = [this](const firebreak::LiveSnapshot& l, ViewerState& s, Actions& a) { draw_layout(l, s, a, slots); };
        frames(3);
    }
    void arrow(int imgui_key) {
        key(imgui_key);
        if (!focused().empty()) reached.insert(focused());
    }
    // From each place every direction in its turn: such a walk visits all that there is a way to, and is always the same.
    void wander(int steps, const std::string& until = {}) {
        constexpr std::array kArrows{ImGuiKey_RightArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow, ImGuiKey_UpArrow};
        for (int i = 0; i < steps && (until.empty() || focused() != until); ++i) arrow(kArrows[turns[focused()]++ % kArrows.size()]);
    }
};

std::vector<std::string> missing(const std::set<std::string>& reached, const std::vector<std::string>& wanted) {
    std::vector<std::string> left;
    for (const std::string& name : wanted) {
        if (!reached.contains(name)) left.push_back(name);
    }
    return left;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += name + "; ";
    return all;
}

}  // namespace

TEST_CASE("arrows reach every button of the bar, every tab, and what the tabs hold") {
    Keyboard keyboard;
    keyboard.state.left_tab = LeftTab::console;
    keyboard.state.is_left_tab_new = true;
    keyboard.frames(2);
    keyboard.wander(8000);
    const std::vector<std::string> left = missing(keyboard.reached, {"step",
                                                                     "step length",
                                                                     "rewind",
                                                                     "fork",
                                                                     "restart",
                                                                     "slower",
                                                                     "speed",
                                                                     "faster",
                                                                     "open",
                                                                     "save",
                                                                     "participants",
                                                                     "screenshot",
                                                                     "messages",
                                                                     "theme",
                                                                     "language",
                                                                     "help",
                                                                     "tab steer",
                                                                     "tab console",
                                                                     "tab facilitate",
                                                                     "tab network",
                                                                     "tab compare",
                                                                     "tab exercise",
                                                                     "tab feed",
                                                                     "tab desk",
                                                                     "tab company",
                                                                     "range incident",
                                                                     "range whole",
                                                                     "range last",
                                                                     "curve 0",
                                                                     "curve 6",
                                                                     "statement type 0",
                                                                     "statement type 2",
                                                                     "statement empathy",
                                                                     "announces fix",
                                                                     "publish statement",
                                                                     "agents+",
                                                                     "fix hours"});
    CAPTURE(joined(left));
    CHECK(left.empty());
}

TEST_CASE("arrows reach what the session's tab holds, and Space presses it") {
    Keyboard keyboard;
    keyboard.state.centre_tab = CentreTab::exercise;
    keyboard.state.is_centre_tab_new = true;
    keyboard.state.exercise.session_path = "a.session";
    keyboard.state.exercise.journal_path = "a.yaml";
    keyboard.state.exercise.debrief_path = "a.html";
    keyboard.frames(2);
    keyboard.click("tab session");
    keyboard.wander(8000);
    const std::vector<std::string> left =
        missing(keyboard.reached,
                {"tab events", "tab scores", "tab session", "session/path", "session/save", "session/open", "session/journal path",
                 "session/journal", "debrief/courses", "debrief/french", "debrief/path", "debrief/write"});
    CAPTURE(joined(left));
    CHECK(left.empty());
    keyboard.wander(8000, "session/journal");
    REQUIRE(keyboard.focused() == "session/journal");
    keyboard.key(ImGuiKey_Space);
    CHECK(keyboard.last<ExportJournal>() != nullptr);
}

TEST_CASE("a question is answered with Enter, but what cannot be taken back is not") {
    PanelDriver driver;
    driver.draw = draw_question;
    driver.state.question = Question::restart;
    driver.frames(3);
    driver.key(ImGuiKey_Enter);
    CHECK(driver.count<Restart>() == 1);
    CHECK(driver.state.question == Question::none);
    driver.frames(2);
    driver.state.question = Question::delete_post;
    driver.frames(3);
    driver.key(ImGuiKey_Enter);
    CHECK(driver.count<Issue>() == 0);
    CHECK(driver.state.question == Question::delete_post);
}

TEST_CASE("E gives the arrows to the events list, and Esc takes them back") {
    PanelDriver driver;
    std::vector<Inject> injects(3);
    for (std::size_t i = 0; i < injects.size(); ++i) injects[i].message = "message " + std::to_string(i + 1);
    driver.state.exercise.events = EventsList{injects};
    driver.draw = draw_events_list;
    driver.frames(2);
    const auto press = [&](char32_t character) {
        carry_out(shortcut_of({KeyEvent::Key::character, character, false}, false), driver.live, driver.state, driver.actions);
        driver.frames(2);
    };
    press(U'e');
    CHECK(driver.state.centre_tab == CentreTab::exercise);
    CHECK(driver.state.is_panel_taking_arrows);
    const InjectId first = driver.state.exercise.selected;
    driver.key(ImGuiKey_DownArrow);
    const Inject* selected = driver.state.exercise.events.find(driver.state.exercise.selected);
    REQUIRE(selected != nullptr);
    CHECK(selected->message == "message 2");
    carry_out(Shortcut::close, driver.live, driver.state, driver.actions);
    driver.state.is_panel_taking_arrows = false;
    driver.frames(2);
    CHECK_FALSE(driver.state.is_panel_taking_arrows);
    driver.key(ImGuiKey_UpArrow);
    CHECK(driver.state.exercise.selected != first);
}

TEST_CASE("I and O bring the timeline nearer and farther around the present") {
    PanelDriver driver;
    driver.live.figures.now = firebreak::Time{firebreak::hours{100}};
    const auto press = [&](char32_t character) {
        carry_out(shortcut_of({KeyEvent::Key::character, character, false}, false), driver.live, driver.state, driver.actions);
    };
    press(U'i');
    const TimelineView& view = driver.state.timeline;
    CHECK(view.range == TimelineView::Range::own);
    CHECK(view.from_hour > 0.0);
    CHECK(view.to_hour == doctest::Approx(100.0));
    const double nearer = view.from_hour;
    press(U'i');
    CHECK(view.from_hour > nearer);
    press(U'o');
    CHECK(view.from_hour == doctest::Approx(nearer));
}
