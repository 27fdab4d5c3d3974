// The exercise played with a run: injects on time, sessions that come back, a debrief with numbers.
#include "viewer/session/training_session.hpp"
#include "tests/viewer/session/session_support.hpp"

#include <cstdlib>
#include <iterator>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Room {
    test::ScratchFolder folder;
    ViewerState state;
    std::unique_ptr<TrainingSession> session;

    Room() {
        // What a session keeps between starts must not meet the user's own.
        ::setenv("XDG_STATE_HOME", (folder / "state").c_str(), 1);
        session = std::make_unique<TrainingSession>();
    }
    [[nodiscard]] const LiveFigures& figures() const { return session->live().figures; }
    bool wait(const std::function<bool()>& is_done) {
        return test::wait_until(
            state, [&] { session->poll(state); }, is_done);
    }
    void act(const Action& action) { session->carry_out(action, state); }
    void open(const std::filesystem::path& file) {
        act(Open{file});
        REQUIRE(wait([&] { return figures().state == LiveState::paused && state.exercise.scenario.has_value(); }));
    }
    void run_to(Time when) {
        act(StepBy{when - figures().now});
        REQUIRE(wait([&] { return figures().now >= when && figures().state != LiveState::running; }));
    }
    InjectId add_inject(Time when, const std::string& message, std::optional<Command> effect = {}) {
        Inject inject;
        inject.at = {TimeBase::day_zero, when - kStart};
        inject.channel = "social";
        inject.message = message;
        inject.effect = std::move(effect);
        return state.exercise.events.insert(state.exercise.events.injects().size(), inject);
    }
};

Command seeds(double number) {
    Command command;
    command.kind = CommandKind::seeds;
    command.number = number;
    command.arousal = 0.9;
    return command;
}

}  // namespace

TEST_CASE("at full speed an inject still comes at its minute, with its effect") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    const Time when = kStart + hours{13} + minutes{37};
    const InjectId id = room.add_inject(when, "A video appears", seeds(30));
    room.act(SetSpeed{0.0});
    room.act(Play{});
    REQUIRE(room.wait([&] { return room.figures().state == LiveState::done; }));
    const Inject* inject = room.state.exercise.events.find(id);
    REQUIRE(inject != nullptr);
    CHECK(inject->status == InjectStatus::published);
    CHECK(inject->published_at == when);
    // Its note and its effect stand in the journal, at that minute.
    room.act(ExportJournal{room.folder / "journal.yaml"});
    const std::string journal = text_of(room.folder / "journal.yaml");
    CHECK(journal.find("at: d0 13:37") != std::string::npos);
    CHECK(journal.find("do: seeds") != std::string::npos);
    CHECK(journal.find("do: note") != std::string::npos);
}

TEST_CASE("a session saved and opened again goes on to the same end") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    room.add_inject(kStart + hours{9}, "A journalist calls");
    room.run_to(kStart + hours{10});
    REQUIRE(room.wait([&] { return room.figures().journal_entries == 1; }));
    Command plan;
    plan.kind = CommandKind::strategy;
    plan.strategy = "crisis_plan";
    room.act(viewer::Issue{plan});
    REQUIRE(room.wait([&] { return room.figures().journal_entries == 2; }));
    room.run_to(kStart + hours{20});
    room.act(SaveSession{room.folder / "one.session"});
    CHECK(test::was_told(room.state, "one.session"));
    const std::int64_t posts = room.figures().posts;
    room.run_to(kStart + hours{48});
    const std::int64_t end = room.figures().posts;

    Room second;
    second.open(room.folder / "one.session");
    CHECK(second.figures().now == kStart + hours{20});
    CHECK(second.figures().posts == posts);
    CHECK(second.figures().journal_entries == 2);
    REQUIRE(second.state.exercise.events.injects().size() == 1);
    CHECK(second.state.exercise.events.injects()[0].status == InjectStatus::published);
    second.act(SaveSession{second.folder / "two.session"});
    second.run_to(kStart + hours{48});
    CHECK(second.figures().posts == end);
}

TEST_CASE("a session that cannot be read leaves what is open as it is") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    std::ofstream{room.folder / "broken.session"} << "{\"firebreak_session\": 1, ";
    room.act(Open{room.folder / "broken.session"});
    CHECK(test::was_told(room.state, "broken.session"));
}

TEST_CASE("going back opens again what was published since, and the course that was left is kept") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    const InjectId id = room.add_inject(kStart + hours{9}, "A journalist calls");
    room.run_to(kStart + hours{12});
    REQUIRE(room.wait([&] { return room.state.exercise.events.find(id)->status == InjectStatus::published; }));
    room.act(RewindTo{kStart + hours{8}});
    REQUIRE(room.wait([&] { return room.figures().branch == 1; }));
    CHECK(room.state.exercise.events.find(id)->status == InjectStatus::planned);
    CHECK(room.state.abandoned.size() == 1);
}

TEST_CASE("the debrief says what a decision changed, pair by pair, and which posts the talk went back to") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    room.run_to(kStart + hours{7});
    Command fix;
    fix.kind = CommandKind::fix;
    room.act(viewer::Issue{fix});
    REQUIRE(room.wait([&] { return room.figures().journal_entries == 1; }));
    room.run_to(kStart + hours{30});
    room.act(WriteDebrief{room.folder / "debrief.html"});
    CHECK(room.state.progress.is_running);
    REQUIRE(room.wait([&] { return std::filesystem::exists(room.folder / "debrief.html"); }));
    const std::string page = text_of(room.folder / "debrief.html");
    CHECK(page.find("Items from then on") != std::string::npos);
    CHECK(page.find("was shared") != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    // Nothing is fetched.
    CHECK(page.find("http://") == page.find("http://www.w3.org"));
    CHECK_FALSE(room.state.progress.is_running);
}

TEST_CASE("what cannot be written is said in one sentence, and the session stays open") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    room.act(SaveSession{"/proc/no/such/place.session"});
    CHECK(test::was_told(room.state, "/proc/no/such/place.session"));
    room.act(ExportJournal{"/proc/no/such/place.yaml"});
    CHECK(test::was_told(room.state, "/proc/no/such/place.yaml"));
    room.run_to(kStart + hours{2});
}
