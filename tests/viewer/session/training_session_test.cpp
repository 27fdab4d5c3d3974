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
    CHECK(room.state.is_scenario_open);
    CHECK(room.figures().accounts > 0);
    room.run_to(kStart + hours{2});
}

TEST_CASE("a scenario that is broken or gone on disk is not started again, and what is open goes on") {
    Room room;
    const std::filesystem::path file = test::crisis_file(room.folder.path());
    room.open(file);
    room.run_to(kStart + hours{3});
    std::ofstream{file} << "firebreak: 1\nplatform:\n  visibilty: 2\n";
    room.act(Restart{});
    CHECK(test::was_told(room.state, "did you mean 'visibility'"));
    room.act(RestartWith{{"platform.visibility=0.2"}});
    room.act(Open{file});
    std::filesystem::remove(file);
    room.act(Restart{});
    CHECK(room.figures().now == kStart + hours{3});
    room.run_to(kStart + hours{4});
}

TEST_CASE("on a full disk every writing fails with a sentence, the run goes on, and is kept again once there is room") {
    const test::ScratchFolder folder;
    const test::SmallDisk disk{folder / "disk"};
    if (!disk.is_there()) {
        MESSAGE("viewer test skipped: a small file system cannot be mounted here");
        return;
    }
    Room room;
    ::setenv("XDG_STATE_HOME", (folder / "disk").c_str(), 1);
    room.session = std::make_unique<TrainingSession>();
    disk.fill();
    room.open(test::crisis_file(room.folder.path()));
    REQUIRE(room.wait([&] { return !room.state.exercise.is_kept; }));
    CHECK(test::was_told(room.state, "cannot be kept while it goes on"));
    CHECK(test::was_told(room.state, "No space left on device"));
    const auto is_refused = [&](const Action& action, const std::string& name) {
        room.state.messages.clear();
        room.act(action);
        return test::was_told(room.state, name) && test::was_told(room.state, "No space left on device");
    };
    CHECK(is_refused(SaveSession{folder / "disk/full.session"}, "full.session"));
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 9;
    room.act(viewer::Issue{agents});
    REQUIRE(room.wait([&] { return room.figures().journal_entries == 1; }));
    CHECK(is_refused(ExportJournal{folder / "disk/full.yaml"}, "full.yaml"));
    room.run_to(kStart + hours{5});
    disk.make_room();
    room.state.now += 11.0;
    REQUIRE(room.wait([&] { return room.state.exercise.is_kept; }));
    CHECK(find_leftovers(folder / "disk/firebreak/autosave").empty());  // it has an owner
}

TEST_CASE("the session is kept at once when it is asked for, and found by the next start") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    room.run_to(kStart + hours{6});
    room.session->keep_now(room.state);
    const std::filesystem::path folder = autosave_folder();
    std::filesystem::path kept;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() == ".session") kept = entry.path();
    }
    const ReadSession read = read_session(kept);
    REQUIRE(read.session);
    CHECK(read.session->now == kStart + hours{6});
}

TEST_CASE("however often one goes back, the session keeps the newest courses that were left, and those that are compared") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    room.run_to(kStart + hours{2});
    room.act(KeepForComparison{"first"});
    room.act(KeepForComparison{"second"});
    for (std::uint32_t turn = 1; turn <= kMostAbandoned + 3; ++turn) {
        room.act(RewindTo{kStart + hours{1}});
        REQUIRE(room.wait([&] { return room.figures().branch == turn; }));
        room.run_to(kStart + hours{2});
    }
    CHECK(room.state.abandoned.size() == kMostAbandoned);
    // As the window does it.
    room.state.kept.erase(room.state.kept.begin());
    room.act(SaveSession{room.folder / "often.session"});
    const ReadSession read = read_session(room.folder / "often.session");
    REQUIRE(read.session);
    REQUIRE(read.session->branches.size() == kMostAbandoned + 1);
    CHECK(read.session->branches.front().name == "second");
}

TEST_CASE("courses left behind share a budget of steps, and the newest is kept whatever its length") {
    const auto left = [](std::vector<std::size_t> steps) { return steps.size() - too_many_abandoned(steps); };
    CHECK(left({}) == 0);
    CHECK(left({kMostAbandonedSteps * 3}) == 1);
    CHECK(left({1, kMostAbandonedSteps}) == 1);
    CHECK(left({1, 1, kMostAbandonedSteps - 1}) == 2);
    CHECK(left(std::vector<std::size_t>(kMostAbandoned + 5, 1)) == kMostAbandoned);
}

TEST_CASE("a decision answers the question it was given for, and none by guess") {
    Room room;
    room.open(test::crisis_file(room.folder.path()));
    ExerciseState& exercise = room.state.exercise;
    const WallTime wall = exercise.wall;
    const std::uint32_t soon = exercise.prompts.open("Who speaks?", 0, minutes{5}, room.figures().now, wall);
    Command agents;
    agents.kind = CommandKind::agents;
    agents.number = 9;
    const auto status = [&](std::uint32_t id) { return exercise.prompts.find(id)->status; };
    const std::uint32_t later = exercise.prompts.open("How many agents?", 0, minutes{30}, room.figures().now, wall);
    room.act(viewer::Issue{agents});
    CHECK(status(soon) == PromptStatus::open);
    CHECK(status(later) == PromptStatus::open);
    exercise.answers = later;
    room.act(viewer::Issue{agents});
    CHECK(status(soon) == PromptStatus::open);
    CHECK(status(later) == PromptStatus::answered);
    // The only one that is left is meant, unless somebody says that it is not.
    exercise.answers = 0;
    room.act(viewer::Issue{agents});
    CHECK(status(soon) == PromptStatus::open);
    exercise.answers.reset();
    room.act(viewer::Issue{agents});
    CHECK(status(soon) == PromptStatus::answered);
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
