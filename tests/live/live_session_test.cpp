#include "engine/live/live_session.hpp"
#include "tests/live/live_support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace firebreak;
using Json = nlohmann::ordered_json;

namespace {

struct Talk {
    Scenario scenario;
    Network network;
    LiveSession session;
    explicit Talk(std::uint64_t n = 0)
        : scenario{test::little_crisis(n)},
          network{make_network(scenario.network)},
          session{{scenario, network.graph, test::strategies()}} {}

    Json ask(const std::string& line) {
        const std::vector<std::string> answers = session.answer(line);
        REQUIRE_FALSE(answers.empty());
        return Json::parse(answers.front());
    }
    // As fast as it goes, until it stands still.
    void run_on() {
        static_cast<void>(ask(R"({"do":"speed","factor":0})"));
        for (int i = 0; i < 100'000 && session.is_running(); ++i) static_cast<void>(session.work(std::chrono::milliseconds{25}));
        REQUIRE_FALSE(session.is_running());
    }
    [[nodiscard]] Time now() const { return session.run().simulation().now(); }
};

}  // namespace

TEST_CASE("the greeting says what can be changed, and by whom it can be answered") {
    Talk talk;
    const Json greeting = Json::parse(talk.session.greeting());
    CHECK(greeting.at("say") == "ready");
    CHECK(greeting.at("incidents").size() == 1);
    CHECK(greeting.at("settings").size() == live_parameters().size());
    CHECK(greeting.at("strategies").size() >= 10);
    for (const Json& setting : greeting.at("settings")) CHECK_FALSE(setting.at("value").get<std::string>().empty());
}

TEST_CASE("what is no request is refused, and the run stands as it stood") {
    Talk talk;
    for (const char* line : {"",
                             "{",
                             "[]",
                             "12",
                             "null",
                             R"({"do":"fly"})",
                             R"({"do":5})",
                             R"({"do":"step"})",
                             R"({"do":"step","by_us":"long"})",
                             R"({"do":"speed","factor":-1})",
                             R"({"do":"command"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: dance\n"})",
                             R"({"do":"command","yaml":"{"})",
                             R"({"do":"account","account":4000})",
                             R"({"do":"account","account":-1})",
                             R"({"do":"rewind","to_us":"x"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: order\n  key: complaint.coverge\n  value: 1\n"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: set\n  key: network.accounts\n  value: 7\n"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: set\n  key: platform.visibility\n  value: 7\n"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: answer\n"})",
                             R"({"do":"command","yaml":"- at: d0 00:00\n  do: note\n"})",
                             "\xff\xfe{\"do\":1}"}) {
        CAPTURE(line);
        const Json answer = talk.ask(line);
        CHECK(answer.at("say") == "refused");
        CHECK_FALSE(answer.at("problems").empty());
    }
    CHECK(talk.session.run().journal().empty());
    CHECK(talk.now() == kStart);
}

TEST_CASE("a misspelt key gets a suggestion") {
    Talk talk;
    const Json answer = talk.ask(R"({"do":"command","yaml":"- at: d0 00:00\n  do: set\n  key: platform.visibilty\n  value: 0.2\n"})");
    CHECK(answer.at("problems")[0].get<std::string>().find("platform.visibility") != std::string::npos);
}

TEST_CASE("an id comes back with the answer") {
    Talk talk;
    CHECK(talk.ask(R"({"do":"pause","id":41})").at("id") == 41);
    CHECK(talk.ask(R"({"do":"nonsense","id":"a"})").at("id") == "a");
}

TEST_CASE("a step goes as far as it was told, and play with an end stops there") {
    Talk talk;
    static_cast<void>(talk.ask(R"({"do":"step","by_us":3600000000})"));
    talk.run_on();
    CHECK(talk.now() == kStart + hours{1});
    static_cast<void>(talk.ask(fmt::format(R"({{"do":"play","until_us":{}}})", Duration{hours{9}}.count())));
    talk.run_on();
    CHECK(talk.now() == kStart + hours{9});
    static_cast<void>(talk.ask(R"({"do":"play"})"));
    talk.run_on();
    CHECK(talk.session.run().simulation().is_done());
    CHECK(talk.session.due_snapshot()->figures.now == kStart + talk.scenario.horizon);
    CHECK(talk.ask(R"({"do":"play"})").at("say") == "refused");
    // Back from the end, it can go on.
    CHECK(talk.ask(R"({"do":"rewind","to_us":3600000000})").at("say") == "rewound");
    CHECK(talk.ask(R"({"do":"play"})").at("say") == "done");
}

TEST_CASE("at a pace, simulated time follows the clock") {
    Talk talk;
    static_cast<void>(talk.ask(R"({"do":"speed","factor":3600})"));
    static_cast<void>(talk.ask(R"({"do":"play"})"));
    const auto begin = LiveSession::Clock::now();
    while (LiveSession::Clock::now() - begin < std::chrono::milliseconds{400})
        static_cast<void>(talk.session.work(std::chrono::milliseconds{5}));
    const double passed = std::chrono::duration<double>(LiveSession::Clock::now() - begin).count();
    const double simulated = hours_of(talk.now());
    // Never ahead of it by more than a window; behind only as far as this machine is busy.
    CHECK(simulated <= passed + 0.01);
    CHECK(simulated > 0.05);
}

TEST_CASE("snapshots come when something has changed, and not twice") {
    Talk talk;
    REQUIRE(talk.session.due_snapshot());
    CHECK_FALSE(talk.session.due_snapshot());
    static_cast<void>(talk.ask(R"({"do":"command","yaml":"- at: d0 00:00\n  do: agents\n  number: 5\n"})"));
    const std::optional<LiveSnapshot> snapshot = talk.session.due_snapshot();
    REQUIRE(snapshot);
    CHECK(snapshot->figures.journal_entries == 1);
    CHECK(snapshot->figures.state == LiveState::paused);
}

TEST_CASE("the story of an account holds its posts, its cases and whom it heard from") {
    Talk talk;
    static_cast<void>(talk.ask(R"({"do":"play"})"));
    talk.run_on();
    const Simulation& simulation = talk.session.run().simulation();
    std::size_t chains = 0;
    for (const Post& post : simulation.book().posts) {
        if (!is_person(post.author) || chains > 50) continue;
        const Json story = talk.ask(fmt::format(R"({{"do":"account","account":{}}})", index(post.author)));
        REQUIRE(story.at("say") == "account");
        CHECK_FALSE(story.at("posts").empty());
        if (post.type != PostType::share) continue;
        // Nobody shares what he has not heard from somebody.
        CHECK_FALSE(story.at("chain").empty());
        ++chains;
    }
    CHECK(chains > 0);
}

TEST_CASE("a journal taken on brings a session back to where it was") {
    Talk first;
    static_cast<void>(first.ask(R"({"do":"step","by_us":30000000000})"));
    first.run_on();
    static_cast<void>(first.ask(R"({"do":"command","yaml":"- at: d0 00:00\n  do: strategy\n  strategy: crisis_plan\n"})"));
    static_cast<void>(first.ask(R"({"do":"step","by_us":20000000000})"));
    first.run_on();
    Talk second;
    second.session.recover(first.session.run().journal(), first.now());
    CHECK(second.session.run().simulation().digest() == first.session.run().simulation().digest());
    for (Talk* talk : {&first, &second}) {
        static_cast<void>(talk->ask(R"({"do":"play"})"));
        talk->run_on();
    }
    CHECK(second.session.run().simulation().digest() == first.session.run().simulation().digest());
}
