#include "viewer/exercise/exercise_state.hpp"
#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <variant>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::at;

namespace {

const WallTime kWall{std::chrono::seconds{1'000'000}};

ExerciseState sample() {
    ExerciseState exercise;
    exercise.events = EventsList{viewer::test::sample_events()};
    exercise.timing = viewer::test::sample_timing();
    return exercise;
}

}  // namespace

TEST_CASE("the clock publishes what is due, asks its question, and tells the simulation") {
    ExerciseState exercise = sample();
    viewer::Actions actions;
    tick_exercise(exercise, at(7, 9), kWall, actions);
    CHECK(actions.empty());
    tick_exercise(exercise, at(7, 10, 30), kWall, actions);
    REQUIRE(actions.size() == 3);  // a note and seeds of the first, a note of the second
    CHECK(std::get<Issue>(actions[1]).command.kind == CommandKind::seeds);
    REQUIRE(exercise.prompts.list().size() == 1);
    CHECK(exercise.prompts.list().front().question == "Do you publish a statement?");
    CHECK(exercise.prompts.list().front().inject == 2);
    tick_exercise(exercise, at(7, 11), kWall + minutes{6}, actions);
    CHECK(actions.size() == 3);
    CHECK(exercise.prompts.list().front().status == PromptStatus::expired);
}

TEST_CASE("with publishing by hand nothing goes out by itself") {
    ExerciseState exercise = sample();
    exercise.is_published_by_clock = false;
    viewer::Actions actions;
    tick_exercise(exercise, at(9, 0), kWall, actions);
    CHECK(actions.empty());
    CHECK(publish(exercise, 2, at(9, 0), kWall, actions));
    CHECK_FALSE(publish(exercise, 2, at(9, 0), kWall, actions));
    CHECK(actions.size() == 1);
}

TEST_CASE("undoing a publication says that the simulation must be rewound too, and undoing an edit does not") {
    ExerciseState exercise = sample();
    viewer::Actions actions;
    exercise.events.set_score(1, 2);
    publish(exercise, 1, at(7, 9, 45), kWall, actions);
    CHECK(undo_events(exercise, Language::english));
    CHECK(exercise.notice.find("d7 09:45") != std::string::npos);
    CHECK(undo_events(exercise, Language::french));
    CHECK(exercise.notice.empty());
    CHECK_FALSE(undo_events(exercise, Language::french));
}

TEST_CASE("the exercise goes into a session and comes back from it") {
    ExerciseState exercise = sample();
    exercise.is_published_by_clock = false;
    exercise.prompts.open("?", 1, minutes{1}, at(7, 9), kWall);
    exercise.notes.push_back({at(7, 9), kWall, NoteAuthor::observer, "Léa", "good", 1});
    SavedSession session;
    put_into(session, exercise);
    ExerciseState back;
    take_from(session, back);
    SavedSession again;
    put_into(again, back);
    CHECK(session_text(again) == session_text(session));
    CHECK_FALSE(back.is_published_by_clock);
    CHECK(back.events.injects().size() == 4);
}

TEST_CASE("an exercise begins an hour before the first outbreak and ends with the scenario at the latest") {
    Scenario scenario = viewer::test::sample_scenario();
    CHECK(default_timing(scenario).start == at(7, 6));
    CHECK(default_timing(scenario).outbreak == at(7, 7));
    scenario.horizon = days{8};
    CHECK(default_timing(scenario).simulated == Duration{hours{18}});
    scenario.incidents.clear();
    CHECK(default_timing(scenario).outbreak == kNever);
}
