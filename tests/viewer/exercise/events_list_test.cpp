#include "viewer/exercise/events_list.hpp"
#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::at;
using viewer::test::sample_timing;

namespace {

// Numbers 1 to 4 at 08:00, 09:00, 10:00 and 11:00 of day 7, the last one in reserve.
EventsList hourly() {
    std::vector<Inject> injects(4);
    for (std::size_t i = 0; i < injects.size(); ++i) {
        injects[i].number = std::to_string(i + 1);
        injects[i].at = {TimeBase::day_zero, at(7, 8 + static_cast<int>(i)).time_since_epoch()};
        injects[i].message = "m" + injects[i].number;
    }
    injects[3].is_reserve = true;
    return EventsList{injects};
}

std::string numbers(const EventsList& list) {
    std::string text;
    for (const Inject& inject : list.injects()) text += inject.number + " ";
    return text;
}

std::string state(const EventsList& list) {
    std::string text;
    for (const Inject& inject : list.injects())
        text += inject.number + ":" + std::string{kStatusWords[static_cast<std::size_t>(inject.status)]} +
                (inject.is_reserve ? "(r)" : "") + "@" + std::to_string(hours_of(moment_of(inject.at, sample_timing()))) + "/" +
                std::to_string(inject.score.value_or(-1)) + inject.message + " ";
    return text;
}

}  // namespace

TEST_CASE("every change by hand is undone and done again exactly") {
    struct Step {
        const char* name;
        std::function<void(EventsList&)> change;
    };
    const std::vector<Step> steps{{"insert", [](EventsList& list) { list.insert(1, Inject{}); }},
                                  {"edit",
                                   [](EventsList& list) {
                                       Inject changed = *list.find(2);
                                       changed.message = "other";
                                       list.edit(changed);
                                   }},
                                  {"move", [](EventsList& list) { list.move(1, 2); }},
                                  {"remove", [](EventsList& list) { list.remove(3); }},
                                  {"duplicate", [](EventsList& list) { list.duplicate(2); }},
                                  {"publish", [](EventsList& list) { static_cast<void>(list.publish_now(2, at(7, 8))); }},
                                  {"skip", [](EventsList& list) { list.skip(2); }},
                                  {"delay", [](EventsList& list) { list.delay(2, minutes{10}, at(7, 8), sample_timing()); }},
                                  {"take",
                                   [](EventsList& list) {
                                       list.take_from_reserve(4, {TimeBase::outbreak, hours{4}});
                                   }},
                                  {"put", [](EventsList& list) { list.put_in_reserve(1); }},
                                  {"score", [](EventsList& list) { list.set_score(1, 3); }},
                                  {"replace", [](EventsList& list) { list.replace(viewer::test::sample_events()); }},
                                  {"append", [](EventsList& list) { list.append(viewer::test::sample_events()); }},
                                  {"clear", [](EventsList& list) { list.replace({}); }}};
    for (const Step& step : steps) {
        CAPTURE(step.name);
        EventsList list = hourly();
        const std::string before = state(list);
        step.change(list);
        const std::string after = state(list);
        CHECK(after != before);
        CHECK(list.undo());
        CHECK(state(list) == before);
        CHECK_FALSE(list.undo());
        CHECK(list.redo());
        CHECK(state(list) == after);
        CHECK_FALSE(list.redo());
    }
    EventsList all = hourly();
    const std::string before = state(all);
    for (const Step& step : steps) step.change(all);
    while (all.undo()) {
    }
    CHECK(state(all) == before);
}

TEST_CASE("what changes nothing leaves no step to undo") {
    EventsList list = hourly();
    CHECK_FALSE(list.edit(*list.find(1)));
    CHECK_FALSE(list.move(1, 0));
    CHECK_FALSE(list.remove(99));
    CHECK_FALSE(list.take_from_reserve(1, {}));
    CHECK_FALSE(list.set_score(1, kBestScore + 1));
    CHECK_FALSE(list.delay(1, Duration{0}, at(7, 8), sample_timing()));
    CHECK(list.duplicate(99) == 0);
    CHECK_FALSE(list.can_undo());
}

TEST_CASE("what is due comes in the order of its time, and neither the reserve nor what was skipped is ever due") {
    EventsList list = hourly();
    list.move(1, 1);
    CHECK(numbers(list) == "2 1 3 4 ");
    CHECK(list.due(at(7, 7, 59), sample_timing()).empty());
    CHECK(list.due(at(7, 8), sample_timing()) == std::vector<InjectId>{1});
    CHECK(list.due(at(7, 12), sample_timing()) == std::vector<InjectId>{1, 2, 3});
    list.skip(2);
    CHECK(list.due(at(9, 0), sample_timing()) == std::vector<InjectId>{1, 3});
    CHECK(list.next(at(7, 8), sample_timing()) == InjectId{3});
    CHECK_FALSE(list.next(at(7, 10), sample_timing()));
}

TEST_CASE("publishing gives the simulation a note that names the inject, and its effect, both now") {
    std::vector<Inject> injects = viewer::test::sample_events();
    EventsList list{injects};
    const std::vector<Command> commands = list.publish_now(1, at(7, 9, 45));
    REQUIRE(commands.size() == 2);
    CHECK(commands[0].kind == CommandKind::note);
    CHECK(commands[0].text == "inject 1 [press] AFP; Agence, \"France\" -> Service de presse: Première ligne");
    CHECK(commands[1].kind == CommandKind::seeds);
    CHECK(commands[1].at == at(7, 9, 45).time_since_epoch());
    CHECK(list.find(1)->status == InjectStatus::published);
    CHECK(list.find(1)->published_at == at(7, 9, 45));
    CHECK(list.publish_now(1, at(7, 10)).empty());
}

TEST_CASE("what the clock published is published once, and no undo takes it back") {
    EventsList list = hourly();
    list.set_score(2, 1);
    CHECK(list.publish_due(at(7, 9), sample_timing()).size() == 2);
    CHECK(list.publish_due(at(7, 9), sample_timing()).empty());
    CHECK(list.undo());
    CHECK_FALSE(list.find(2)->score);
    CHECK(list.find(2)->status == InjectStatus::published);
    CHECK(list.due(at(7, 9), sample_timing()).empty());
}

TEST_CASE("after a rewind, what was published later is planned again, in the past of undo too") {
    EventsList list = hourly();
    static_cast<void>(list.publish_due(at(7, 8), sample_timing()));
    static_cast<void>(list.publish_now(2, at(7, 8, 30)));
    list.set_score(1, 2);
    list.rewound_to(at(7, 8, 15));
    CHECK(list.find(1)->status == InjectStatus::published);
    CHECK(list.find(2)->status == InjectStatus::planned);
    CHECK(list.undo());
    CHECK(list.find(2)->status == InjectStatus::planned);
    CHECK(list.due(at(7, 9), sample_timing()) == std::vector<InjectId>{2});
}

TEST_CASE("a delay counts from now where the inject was due already, and keeps what its time counts from") {
    EventsList list = hourly();
    CHECK(list.delay(1, minutes{10}, at(7, 8, 30), sample_timing()));
    CHECK(moment_of(list.find(1)->at, sample_timing()) == at(7, 8, 40));
    CHECK(list.delay(2, minutes{10}, at(7, 8, 30), sample_timing()));
    CHECK(moment_of(list.find(2)->at, sample_timing()) == at(7, 9, 10));
    CHECK(list.find(2)->status == InjectStatus::delayed);
    Inject relative;
    relative.at = {TimeBase::exercise, minutes{45}};
    const InjectId id = list.insert(9, relative);
    CHECK(list.delay(id, hours{8}, at(7, 8), sample_timing()));
    CHECK(list.find(id)->at == InjectTime{TimeBase::exercise, minutes{60}});
    CHECK(list.due(at(7, 8, 40), sample_timing()) == std::vector<InjectId>{1});
}

TEST_CASE("numbers go on from the highest, and a copy is planned again without its score") {
    EventsList list{viewer::test::sample_events()};
    CHECK(list.find(list.insert(0, Inject{}))->number == "3");
    const InjectId copy = list.duplicate(3);
    REQUIRE(copy != 0);
    CHECK(list.find(copy)->number == "4");
    CHECK(list.find(copy)->status == InjectStatus::planned);
    CHECK_FALSE(list.find(copy)->score);
    CHECK(list.row_of(copy) == *list.row_of(3) + 1);
}

TEST_CASE("sorting puts the list in the order of its times, the reserve last") {
    EventsList list = hourly();
    list.move(3, 0);
    list.move(4, 0);
    list.sort_by_time(sample_timing());
    CHECK(numbers(list) == "1 2 3 4 ");
}
