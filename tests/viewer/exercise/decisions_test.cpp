#include "viewer/exercise/decisions.hpp"
#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::at;

namespace {

WallTime wall(int second) { return WallTime{std::chrono::seconds{1'000'000 + second}}; }

}  // namespace

TEST_CASE("a question answered in time keeps the command, the time taken and both clocks") {
    Prompts prompts;
    const std::uint32_t id = prompts.open("A statement?", 7, minutes{5}, at(7, 9), wall(0));
    CHECK(time_left(*prompts.find(id), wall(60)) == Duration{minutes{4}});
    CHECK(prompts.expire(at(7, 10), wall(299)) == 0);
    Command statement;
    statement.kind = CommandKind::statement;
    CHECK(prompts.answer(id, statement, "Yes, sorry", at(7, 9, 40), wall(95)));
    const Prompt& prompt = *prompts.find(id);
    CHECK(prompt.status == PromptStatus::answered);
    CHECK(prompt.inject == 7);
    CHECK(time_taken(prompt, wall(900)) == Duration{seconds{95}});
    CHECK(prompt.closed == at(7, 9, 40));
    REQUIRE(prompt.answer);
    CHECK(prompt.answer->kind == CommandKind::statement);
    CHECK_FALSE(prompts.answer(id, {}, "again", at(7, 10), wall(100)));
    CHECK(prompts.open_ones().empty());
}

TEST_CASE("a question expires when its time is over, as of that moment, and a late answer is kept as late") {
    Prompts prompts;
    const std::uint32_t id = prompts.open("?", 0, minutes{2}, at(7, 9), wall(0));
    prompts.open("no hurry", 0, std::nullopt, at(7, 9), wall(0));
    CHECK(prompts.expire(at(7, 9, 30), wall(500)) == 1);
    CHECK(time_taken(*prompts.find(id), wall(500)) == Duration{minutes{2}});
    CHECK(prompts.answer(id, {}, "late", at(7, 9, 50), wall(600)));
    CHECK(prompts.find(id)->status == PromptStatus::expired);
    CHECK(time_taken(*prompts.find(id), wall(700)) == Duration{seconds{600}});
    CHECK_FALSE(prompts.answer(id, {}, "later", at(7, 9, 51), wall(700)));
}

TEST_CASE("of the open questions the one that ends first stands in front") {
    Prompts prompts;
    const std::uint32_t endless = prompts.open("a", 0, std::nullopt, at(7, 9), wall(0));
    const std::uint32_t late = prompts.open("b", 0, minutes{9}, at(7, 9), wall(0));
    const std::uint32_t soon = prompts.open("c", 0, minutes{1}, at(7, 9), wall(10));
    CHECK(prompts.open_ones() == std::vector<std::uint32_t>{soon, late, endless});
    CHECK(prompts.withdraw(soon, at(7, 10), wall(20)));
    CHECK(prompts.open_ones() == std::vector<std::uint32_t>{late, endless});
}

TEST_CASE("questions put after the moment of a rewind never were, and a clock set back takes no negative time") {
    Prompts prompts;
    prompts.open("a", 0, std::nullopt, at(7, 9), wall(0));
    const std::uint32_t later = prompts.open("b", 0, std::nullopt, at(7, 11), wall(0));
    prompts.rewound_to(at(7, 10));
    CHECK(prompts.list().size() == 1);
    CHECK(prompts.find(later) == nullptr);
    CHECK(time_taken(prompts.list().front(), wall(-3600)) == Duration{0});
}
