// The facilitator's panels, worked by hand and keyboard: what they ask for and what they change.
#include "tests/viewer/panel_driver.hpp"
#include "viewer/panels/events_list_panel.hpp"
#include "viewer/panels/participants_panel.hpp"
#include "viewer/panels/prompts_panel.hpp"
#include "viewer/panels/scores_panel.hpp"
#include "viewer/panels/session_panel.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace firebreak::viewer;
using firebreak::CommandKind;
using firebreak::Duration;
using firebreak::Time;
using test::PanelDriver;

namespace {

Time at(int hour, int minute = 0) { return Time{firebreak::days{7} + firebreak::hours{hour} + firebreak::minutes{minute}}; }

// Three injects at 08:00, 09:00 and 10:00 and one in reserve, on the morning of day 7.
void prepare(PanelDriver& driver) {
    std::vector<Inject> injects(4);
    for (std::size_t i = 0; i < injects.size(); ++i) {
        injects[i].number = std::to_string(i + 1);
        injects[i].at = {TimeBase::day_zero, at(8 + static_cast<int>(i)).time_since_epoch()};
        injects[i].message = "message " + injects[i].number;
        injects[i].expected_action = "expected " + injects[i].number;
        injects[i].channel = "press";
    }
    injects[3].is_reserve = true;
    injects[1].prompt = "A statement?";
    injects[1].time_limit = firebreak::minutes{5};
    driver.state.exercise.events = EventsList{injects};
    driver.state.exercise.timing = {at(6), firebreak::days{2}, firebreak::minutes{90}, at(7)};
    driver.state.exercise.wall = WallTime{std::chrono::seconds{1'000'000}};
    driver.live.figures.now = at(8, 30);
}

const Inject& inject(const PanelDriver& driver, InjectId id) {
    const Inject* found = driver.state.exercise.events.find(id);
    REQUIRE(found != nullptr);
    return *found;
}

struct List : PanelDriver {
    List() {
        prepare(*this);
        draw = draw_events_list;
        frame();
    }
    // Twice in the same place, as fast as a hand does.
    void double_click(std::string_view name) {
        click(name);
        click(name);
    }
    void replace_with(std::string_view text) {
        frames(2);
        key(ImGuiKey_A, true);
        type(text);
        key(ImGuiKey_Enter);
    }
};

}  // namespace

TEST_CASE("events list: a click selects a row, and publishing tells the simulation and marks the row") {
    List list;
    list.click("cell Message 2");
    CHECK(list.state.exercise.selected == 2);
    list.click("events/publish");
    const Issue* note = list.last<Issue>();
    REQUIRE(note != nullptr);
    CHECK(note->command.kind == CommandKind::note);
    CHECK(note->command.text == "inject 2 [press]: message 2");
    CHECK(inject(list, 2).status == InjectStatus::published);
    CHECK(list.state.exercise.prompts.open_ones().size() == 1);
    list.forget();
    list.click("events/publish");  // once is enough
    CHECK(list.actions.empty());
}

TEST_CASE("events list: skip, plan again, delay and reserve change the row, and undo brings it back") {
    List list;
    list.click("cell Message 3");
    list.click("events/skip");
    CHECK(inject(list, 3).status == InjectStatus::skipped);
    list.click("events/skip");
    CHECK(inject(list, 3).status == InjectStatus::planned);
    list.click("events/delay");  // 5 minutes of the exercise are 160 simulated ones
    CHECK(inject(list, 3).status == InjectStatus::delayed);
    CHECK(moment_of(inject(list, 3).at, list.state.exercise.timing) == at(12, 40));
    list.click("events/reserve");
    CHECK(inject(list, 3).is_reserve);
    list.click("cell Message 4");
    list.click("events/reserve");
    CHECK_FALSE(inject(list, 4).is_reserve);
    CHECK(inject(list, 4).at.offset == at(11).time_since_epoch());  // still to come
    list.click("events/undo");
    list.live.figures.now = at(12);
    list.click("events/reserve");
    CHECK(inject(list, 4).at.offset == at(12).time_since_epoch());
    for (int i = 0; i < 5; ++i) list.click("events/undo");
    CHECK(inject(list, 4).is_reserve);
    CHECK(inject(list, 3).status == InjectStatus::planned);
    CHECK(moment_of(inject(list, 3).at, list.state.exercise.timing) == at(10));
    list.click("events/redo");
    CHECK(inject(list, 3).status == InjectStatus::skipped);
}

TEST_CASE("events list: a cell is edited in place with two clicks, and what cannot be read is told and not taken") {
    List list;
    list.double_click("cell Message 1");
    REQUIRE(list.state.exercise.edit);
    list.replace_with("déjà “vu”");
    CHECK(inject(list, 1).message == "déjà “vu”");
    CHECK_FALSE(list.state.exercise.edit);
    list.double_click("cell Time 1");
    list.replace_with("soon");
    CHECK(inject(list, 1).at.offset == at(8).time_since_epoch());
    CHECK(list.state.exercise.notice.find("'soon' must be a time") != std::string::npos);
    CHECK(list.state.exercise.edit);
    list.frames(3);
    list.replace_with("8h45");
    CHECK(inject(list, 1).at.offset == at(8, 45).time_since_epoch());
    CHECK(list.state.exercise.notice.empty());
    list.double_click("cell Effect 1");
    list.replace_with("seeds number=20");
    REQUIRE(inject(list, 1).effect);
    CHECK(inject(list, 1).effect->number == 20.0);
    list.double_click("cell Channel 1");
    list.replace_with("réseaux sociaux");
    CHECK(inject(list, 1).channel == "social");
}

TEST_CASE("events list: escape leaves a cell as it was") {
    List list;
    list.double_click("cell Message 1");
    list.frames(2);
    list.type("other");
    list.key(ImGuiKey_Escape);
    CHECK_FALSE(list.state.exercise.edit);
    CHECK(inject(list, 1).message == "message 1");
    CHECK_FALSE(list.state.exercise.events.can_undo());
}

TEST_CASE("events list: everything goes by keyboard alone") {
    List list;
    list.click("cell Message 1");
    list.key(ImGuiKey_DownArrow);
    CHECK(list.state.exercise.selected == 2);
    list.key(ImGuiKey_RightArrow);
    CHECK(list.state.exercise.selected_column == EventsColumn::expected_action);
    list.key(ImGuiKey_Enter);
    REQUIRE(list.state.exercise.edit);
    list.replace_with("call back");
    CHECK(inject(list, 2).expected_action == "call back");
    CHECK(list.actions.empty());
    list.key(ImGuiKey_DownArrow, true);
    CHECK(list.state.exercise.events.row_of(2) == 2U);
    list.key(ImGuiKey_Enter, true);
    CHECK(inject(list, 2).status == InjectStatus::published);
    CHECK(list.count<Issue>() == 1);
    list.key(ImGuiKey_Z, true);
    list.key(ImGuiKey_Z, true);
    list.key(ImGuiKey_Z, true);
    CHECK(inject(list, 2).expected_action == "expected 2");
    list.key(ImGuiKey_Delete);
    CHECK(list.state.exercise.events.find(2) == nullptr);
    list.key(ImGuiKey_Insert);
    REQUIRE(list.state.exercise.edit);
    list.replace_with("new one");
    CHECK(inject(list, list.state.exercise.selected).message == "new one");
    CHECK(inject(list, list.state.exercise.selected).is_reserve);
}

TEST_CASE("events list: buttons add, copy, move, sort and delete") {
    List list;
    list.click("cell Message 1");
    list.click("events/duplicate");
    CHECK(list.state.exercise.events.injects().size() == 5);
    CHECK(list.state.exercise.selected == 5);
    list.click("events/down");
    CHECK(list.state.exercise.events.row_of(5) == 2U);
    list.click("events/up");
    CHECK(list.state.exercise.events.row_of(5) == 1U);
    list.click("events/delete");
    CHECK(list.state.exercise.events.find(5) == nullptr);
    list.click("cell Message 3");
    list.click("events/up");
    list.click("events/sort");
    CHECK(list.state.exercise.events.row_of(3) == 2U);
    list.click("events/new");
    CHECK(list.state.exercise.events.injects().size() == 5);
    CHECK(list.state.exercise.edit);
}

TEST_CASE("events list: files are asked for by path, come back with their problems, and are taken all the same when told so") {
    List list;
    list.click("events/import");  // without a path
    CHECK(list.state.exercise.requests.empty());
    std::string name = (std::filesystem::temp_directory_path() / "firebreak_panel_XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const std::filesystem::path folder{name};
    list.click("events/path");
    list.type((folder / "list.csv").string());
    list.click("events/csv");
    carry_out_requests(list.state.exercise, list.state.look.language);
    CHECK(std::filesystem::exists(folder / "list.csv"));
    list.state.exercise.events.replace({});
    list.click("events/import");
    carry_out_requests(list.state.exercise, list.state.look.language);
    CHECK(list.state.exercise.events.injects().size() == 4);
    CHECK(list.state.exercise.problems.empty());
    for (const char* kind : {"events/xlsx", "events/hand out"}) {
        list.state.exercise.events_path = (folder / "list.xlsx").string();
        std::filesystem::remove(folder / "list.xlsx");
        list.click(kind);
        carry_out_requests(list.state.exercise, list.state.look.language);
        CHECK(std::filesystem::exists(folder / "list.xlsx"));
    }
    list.state.exercise.events_path = (folder / "bad.csv").string();
    FILE* bad = fopen((folder / "bad.csv").c_str(), "w");
    REQUIRE(bad != nullptr);
    fputs("Time,Message\nsoon,a\n09:00,b\n", bad);
    fclose(bad);
    list.click("events/import");
    carry_out_requests(list.state.exercise, list.state.look.language);
    list.frames(2);
    CHECK(list.shows("events/problem 0"));
    CHECK(list.state.exercise.events.injects().size() == 4);
    list.click("events/take");
    carry_out_requests(list.state.exercise, list.state.look.language);
    CHECK(list.state.exercise.events.injects().size() == 2);
    CHECK(list.state.exercise.events.injects().front().is_reserve);
    std::filesystem::remove_all(folder);
}

TEST_CASE("events list: when the exercise begins, how long it lasts and what it covers is set beside the list") {
    List list;
    list.click("events/start now");
    CHECK(list.state.exercise.timing.start == at(8, 30));
    list.click("events/length-");
    list.click("events/hours+");
    CHECK(list.state.exercise.timing.length == Duration{firebreak::minutes{89}});
    CHECK(list.state.exercise.timing.simulated == Duration{firebreak::hours{49}});
}

TEST_CASE("events list: publishing by the clock is switched off with one click") {
    List list;
    list.click("events/by clock");
    CHECK_FALSE(list.state.exercise.is_published_by_clock);
}

TEST_CASE("scores: a click sets the points, the same click takes them back, and only what was published is scored") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_scores;
    driver.frame();
    CHECK_FALSE(driver.shows("score 1 4"));
    static_cast<void>(driver.state.exercise.events.publish_now(1, at(8)));
    driver.click("score 1 4");
    CHECK(inject(driver, 1).score == 4);
    driver.click("score 1 0");
    CHECK(inject(driver, 1).score == 0);
    driver.click("score 1 0");
    CHECK_FALSE(inject(driver, 1).score);
    CHECK_FALSE(driver.shows("score 2 4"));
}

TEST_CASE("scores: a note keeps who wrote it, when and about what") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_scores;
    driver.state.exercise.selected = 2;
    driver.click("scores/observer");
    driver.click("scores/name");
    driver.type("Léa");
    driver.click("scores/add");  // nothing to add yet
    CHECK(driver.state.exercise.notes.empty());
    driver.click("scores/note");
    driver.type("they hesitate");
    driver.click("scores/add");
    driver.click("scores/note");
    driver.type("second");
    driver.key(ImGuiKey_Enter);
    REQUIRE(driver.state.exercise.notes.size() == 2);
    const ExerciseNote& note = driver.state.exercise.notes.front();
    CHECK(note.author == NoteAuthor::observer);
    CHECK(note.name == "Léa");
    CHECK(note.text == "they hesitate");
    CHECK(note.inject == 2);
    CHECK(note.time == at(8, 30));
    CHECK(driver.state.exercise.notes.back().text == "second");
    CHECK(driver.shows("scores/noted 1"));
}

TEST_CASE("prompts: a question is answered by typing and Enter, with the time taken, and the journal hears of it") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_prompts;
    const auto id = driver.state.exercise.prompts.open("A statement?", 2, firebreak::minutes{5}, at(8), driver.state.exercise.wall);
    driver.state.exercise.wall += std::chrono::seconds{75};
    driver.click("prompt 1/answer");
    driver.type("Yes, at ten");
    driver.key(ImGuiKey_Enter);
    const Prompt& prompt = *driver.state.exercise.prompts.find(id);
    CHECK(prompt.status == PromptStatus::answered);
    CHECK(prompt.answer_text == "Yes, at ten");
    CHECK(time_taken(prompt, driver.state.exercise.wall) == Duration{firebreak::seconds{75}});
    const Issue* note = driver.last<Issue>();
    REQUIRE(note != nullptr);
    CHECK(note->command.kind == CommandKind::note);
    CHECK(note->command.text == "decision: Yes, at ten");
    driver.frame();
    CHECK(driver.shows("prompts/earlier 1"));
    CHECK(driver.state.exercise.answer_draft.empty());
}

TEST_CASE("prompts: the facilitator puts a question, withdraws it, and of two the team chooses one to answer") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_prompts;
    driver.click("prompts/question");
    driver.type("Who speaks?");
    driver.click("prompts/minutes+");
    driver.click("prompts/ask");
    REQUIRE(driver.state.exercise.prompts.list().size() == 1);
    CHECK(driver.state.exercise.prompts.list().front().question == "Who speaks?");
    CHECK(driver.state.exercise.prompts.list().front().time_limit == Duration{firebreak::minutes{6}});
    driver.state.exercise.prompts.open("And where?", 0, std::nullopt, at(8), driver.state.exercise.wall);
    driver.click("prompt 2/choose");
    driver.click("prompt 2/answer");
    driver.type("here");
    driver.click("prompt 2/decide");
    CHECK(driver.state.exercise.prompts.find(2)->status == PromptStatus::answered);
    driver.click("prompt 1/withdraw");
    CHECK(driver.state.exercise.prompts.find(1)->status == PromptStatus::withdrawn);
}

TEST_CASE("prompts: the clock counts down to 0:00 and not before") {
    CHECK(countdown_text(firebreak::minutes{4} + firebreak::seconds{5}) == "4:05");
    CHECK(countdown_text(Duration{1}) == "0:01");
    CHECK(countdown_text(Duration{0}) == "0:00");
    CHECK(countdown_text(firebreak::hours{2}) == "2:00:00");
}

TEST_CASE("participants: their window shows what was published, and neither what is planned nor any answer") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_participants;
    driver.live.figures.company_sees_crisis = true;
    driver.frames(2);
    CHECK(driver.shows("participants/clock"));
    CHECK(driver.shows("participants/alarm"));
    CHECK_FALSE(driver.shows("received 1"));
    static_cast<void>(driver.state.exercise.events.publish_now(1, at(8)));
    driver.state.exercise.prompts.open("A statement?", 2, firebreak::minutes{5}, at(8), driver.state.exercise.wall);
    driver.frames(2);
    CHECK(driver.shows("received 1"));
    CHECK_FALSE(driver.shows("received 2"));
    CHECK(driver.shows("prompt clock 1"));
    // ImGui can write down every text that it draws.
    driver.draw = [](const firebreak::LiveSnapshot& live, ViewerState& state, Actions& actions) {
        ImGui::LogToClipboard(100);
        draw_participants(live, state, actions);
        ImGui::LogFinish();
    };
    driver.frame();
    const std::string text = ImGui::GetClipboardText();
    CHECK(text.find("message 1") != std::string::npos);
    CHECK(text.find("A statement?") != std::string::npos);
    CHECK(text.find("expected") == std::string::npos);
    CHECK(text.find("message 2") == std::string::npos);
    CHECK(driver.actions.empty());
}

TEST_CASE("session: paths are typed, and each button asks for its file") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_session;
    driver.click("session/save");  // without a path
    CHECK(driver.actions.empty());
    driver.click("session/path");
    driver.type("/tmp/a.session");
    driver.click("session/save");
    REQUIRE(driver.last<SaveSession>() != nullptr);
    CHECK(driver.last<SaveSession>()->file == "/tmp/a.session");
    driver.click("session/open");
    CHECK(driver.last<Open>()->file == "/tmp/a.session");
    driver.click("session/journal path");
    driver.type("/tmp/j.yaml");
    driver.click("session/journal");
    CHECK(driver.last<ExportJournal>()->file == "/tmp/j.yaml");
    driver.click("debrief/path");
    driver.type("/tmp/d.html");
    driver.click("debrief/scores");
    driver.click("debrief/french");
    driver.click("debrief/write");
    CHECK(driver.last<WriteDebrief>()->file == "/tmp/d.html");
    CHECK_FALSE(driver.state.exercise.debrief.has_scores);
    CHECK(driver.state.exercise.debrief.is_french);
}

TEST_CASE("session: what a crash left is offered, and is opened or discarded") {
    PanelDriver driver;
    prepare(driver);
    driver.draw = draw_session;
    driver.frame();
    CHECK_FALSE(driver.shows("session/recover 0"));
    driver.state.exercise.leftovers = {{"/nowhere/a.session", "/nowhere/a.session.lock", {}},
                                       {"/nowhere/b.session", "/nowhere/b.session.lock", {}}};
    driver.click("session/recover 1");
    REQUIRE(driver.last<Open>() != nullptr);
    CHECK(driver.last<Open>()->file == "/nowhere/b.session");
    REQUIRE(driver.state.exercise.to_recover);
    driver.click("session/discard 0");
    carry_out_requests(driver.state.exercise, driver.state.look.language);
    REQUIRE(driver.state.exercise.leftovers.size() == 1);
    CHECK(driver.state.exercise.leftovers.front().session == "/nowhere/b.session");
}

TEST_CASE("the facilitator's panels draw in both languages, all themes and in a small window") {
    for (const Language language : {Language::english, Language::french}) {
        for (const ThemeName theme : {ThemeName::dark, ThemeName::light, ThemeName::contrast}) {
            PanelDriver driver{900.0F, 600.0F};
            prepare(driver);
            driver.set_look(theme, language);
            for (const auto draw : {draw_events_list, draw_scores, draw_prompts, draw_participants, draw_session}) {
                driver.draw = draw;
                driver.frames(3);
                CHECK(ImGui::GetDrawData()->TotalVtxCount > 100);
            }
        }
    }
}
