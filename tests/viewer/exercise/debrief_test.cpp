#include "viewer/exercise/debrief.hpp"
#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using viewer::DebriefRun;
using viewer::ExerciseState;
using viewer::WallTime;
using viewer::test::at;

namespace {

const WallTime kWall{std::chrono::seconds{1'000'000}};

Command command(CommandKind kind, Time time) {
    Command command;
    command.kind = kind;
    command.at = time.time_since_epoch();
    return command;
}

ExerciseState sample() {
    ExerciseState exercise;
    exercise.events = viewer::EventsList{viewer::test::sample_events()};
    exercise.timing = viewer::test::sample_timing();
    exercise.scenario = viewer::test::sample_scenario();
    exercise.wall = kWall;
    const auto id = exercise.prompts.open("A statement?", 3, minutes{5}, at(7, 9), kWall);
    exercise.prompts.answer(id, command(CommandKind::statement, at(7, 9, 20)), "We are sorry", at(7, 9, 20),
                            kWall + std::chrono::seconds{90});
    exercise.notes.push_back({at(7, 9), kWall, viewer::NoteAuthor::observer, "Léa", "calm", 0});
    return exercise;
}

DebriefRun sample_run() {
    DebriefRun run;
    run.title = "Exercise";
    run.figures.now = at(8, 0);
    run.series.resize(30);
    for (std::size_t i = 0; i < run.series.size(); ++i) {
        run.series[i].start = at(7, static_cast<int>(i));
        run.series[i].volume = static_cast<std::int64_t>(10 * i);
    }
    run.branches = {{"silence", at(7, 12), true, {}, run.series}};
    run.journal = {command(CommandKind::note, at(7, 9)), command(CommandKind::statement, at(7, 9, 20)),
                   command(CommandKind::article, at(7, 11)), command(CommandKind::agents, at(7, 15))};
    run.differences[1] = {{as_written("reach"), FigureKind::count, -10.0, -20.0, -1.0, 20}};
    return run;
}

}  // namespace

TEST_CASE("the debrief takes each decision once: the answered question, and what the company did unasked") {
    const AfterAction debrief = viewer::debrief_of(sample(), sample_run());
    REQUIRE(debrief.decisions.size() == 2);
    CHECK(debrief.decisions[0].question == "A statement?");
    CHECK(debrief.decisions[0].answer == "We are sorry");
    CHECK(debrief.decisions[0].time_taken == Duration{seconds{90}});
    CHECK(debrief.decisions[0].expected_action == viewer::test::sample_events()[2].expected_action);
    CHECK(debrief.decisions[0].score == 4);
    CHECK(debrief.decisions[0].differences.size() == 1);
    CHECK(debrief.decisions[1].question.empty());
    CHECK(debrief.decisions[1].time == at(7, 15));
    CHECK(debrief.articles.size() == 1);
    CHECK(debrief.courses.size() == 2);
    CHECK(debrief.injects.size() == 4);
    CHECK(debrief.injects[3].status == AfterActionStatus::reserve);
    CHECK(debrief.injects[2].published == at(8, 1, 20));
    CHECK(debrief.to == at(8, 0));
}

TEST_CASE("what the company did stands in the debrief in words, and a course left behind under the moment it was left") {
    ExerciseState exercise = sample();
    DebriefRun run = sample_run();
    run.journal[3].number = 5.0;
    run.branches.front().name.clear();
    const AfterAction english = viewer::debrief_of(exercise, run);
    CHECK(english.decisions[1].answer == "Agents at the desk: 5");
    CHECK(english.courses[1].name == "abandoned, d8 05:00");
    exercise.debrief.is_french = true;
    const AfterAction french = viewer::debrief_of(exercise, run);
    CHECK(french.decisions[1].answer == "Agents au service : 5");
    CHECK(french.courses[1].name == "abandonné, J8 05:00");
}

TEST_CASE("passing single cases on is daily work and answers no question") {
    DebriefRun run = sample_run();
    run.journal.push_back(command(CommandKind::escalate, at(7, 16)));
    CHECK(viewer::debrief_of(sample(), run).decisions.size() == 2);
    CHECK_FALSE(viewer::is_of_company(CommandKind::escalate));
}

TEST_CASE("what is not chosen is not in the debrief, scores of decisions and injects included") {
    ExerciseState exercise = sample();
    exercise.debrief = {false, false, true, false, false, false, false, false, true};
    const AfterAction debrief = viewer::debrief_of(exercise, sample_run());
    CHECK(debrief.courses.empty());
    CHECK(debrief.injects.empty());
    CHECK(debrief.notes.empty());
    CHECK_FALSE(debrief.decisions[0].score);
    CHECK(debrief.decisions[0].differences.empty());
}

TEST_CASE("the page is written whole in the chosen language, or not at all with one sentence") {
    const viewer::test::TemporaryFolder folder;
    ExerciseState exercise = sample();
    exercise.debrief.is_french = true;
    CHECK(viewer::write_debrief(exercise, sample_run(), folder.path() / "debrief.html").empty());
    const std::string html = viewer::test::content_of(folder.path() / "debrief.html");
    CHECK(html.find("<html lang=\"fr\">") != std::string::npos);
    CHECK(html.find("We are sorry") != std::string::npos);
    CHECK_FALSE(viewer::write_debrief(exercise, sample_run(), folder.path() / "no/such/debrief.html").empty());
}
