// Scripts in Lua from the command line: run, checked, found beside the scenario, repeated by another process, equal to the same policy in
// C++; and what happens when they fail.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;
using firebreak::test::write;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string script_of(const char* path) { return "'" + (firebreak::test::source_folder() / path).string() + "'"; }

// All tables of a run in one string.
std::string tables_of(const std::string& arguments, const std::string& out) {
    const Said said = call_firebreak("run " + arguments + " --no-gain --no-reference --events posts,cases,decisions --out '" + out + "'");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    std::string all;
    for (const char* table : {"summary.csv", "timeseries.csv", "posts.csv", "cases.csv", "decisions.csv"})
        all += text_of(std::filesystem::path{out} / table);
    return all;
}
std::string tables_of(const std::string& arguments) {
    const Folder folder;
    return tables_of(arguments, folder.path().string());
}

// Shortened, and so hot, with so slow a desk, that the policies have something to do and that the order of the queue matters.
constexpr const char* kHotBank =
    "scenarios/fr_bank_outage.yaml --set network.accounts=40000 --set horizon='9 d' --set crowd.public_complaint=0.3 "
    "--set company.desk.handling='30 min' ";

}  // namespace

TEST_CASE("a policy in C++ and the same policy in Lua give the same bytes") {
    const std::string in_cpp =
        tables_of(kHotBank + std::string{"--plugin '"} + FIREBREAK_PLUGIN_FIXTURES + "/twin_policy.so' --strategy twin_policy");
    CHECK(tables_of(kHotBank + std::string{"--strategy "} + script_of("tests/plugins/fixtures/twin_policy.lua")) == in_cpp);
    // The order of the queue and the surge have their part in these bytes.
    for (const char* deed : {"actions:prioritise(case)", "state.is_surging = true"}) {
        CAPTURE(deed);
        std::string without = text_of(firebreak::test::source_folder() / "tests/plugins/fixtures/twin_policy.lua");
        const std::size_t place = without.find(deed);
        REQUIRE(place != std::string::npos);
        without.erase(place, std::string{deed}.size());
        const Folder folder;
        write(folder / "without.lua", without);
        CHECK(tables_of(kHotBank + std::string{"--strategy '"} + folder / "without.lua" + "'") != in_cpp);
    }
}

TEST_CASE("two processes, whose addresses differ, run one script to the same bytes, and so does a run that was resumed") {
    const std::string run = kHotBank + std::string{"--strategy "} + script_of("plugins/lua/examples/loud_first.lua");
    const Folder folder;
    const std::string tables = tables_of(run + " --checkpoint-every '4 d'", folder.path().string());
    CHECK(contains(tables, "alarm: "));
    CHECK(tables_of(run) == tables);
    std::size_t checkpoints = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        if (entry.path().extension() != ".fbckpt") continue;
        ++checkpoints;
        CHECK(tables_of(run + " --resume '" + entry.path().string() + "'") == tables);
    }
    CHECK(checkpoints == 2);
}

TEST_CASE("a scenario finds its script beside itself, and sets its parameters") {
    const Folder folder;
    write(folder / "mine.lua",
          "params = {coverage = {default = 0.5, min = 0, max = 1}}\n"
          "function initial_orders() return {monitoring = params.coverage} end\n"
          "function decide(seen, actions) if seen.now == 0 then actions:note('coverage ' .. params.coverage) end end\n");
    const auto scenario = [&](const std::string& params) {
        std::string text = text_of(firebreak::test::source_folder() / "scenarios/small/tiny_outage.yaml");
        const std::size_t line = text.find("\nstrategy:");
        REQUIRE(line != std::string::npos);
        text.replace(line, text.find('\n', line + 1) - line, "\nstrategy: {name: lua, script: mine.lua, params: " + params + "}");
        write(folder / "s.yaml", text);
        return "'" + folder / "s.yaml" + "'";
    };
    CHECK(call_firebreak("check " + scenario("{coverage: 0.75}")).exit_code == 0);
    CHECK(call_firebreak("check " + scenario("{coverage: 0.75}") + " --set strategy.params.coverage=0.25").exit_code == 0);
    const Said wrong = call_firebreak("check " + scenario("{coverage: 1.75, coverag: 1}"));
    CHECK(wrong.exit_code == 2);
    CHECK(contains(wrong.out, "coverage is 1.75, but must be in [0, 1]"));
    CHECK(contains(wrong.out, "the script has no parameter 'coverag'; did you mean 'coverage'?"));
}

TEST_CASE("firebreak check loads a script, asks for its orders, and names the line of a mistake") {
    const Folder folder;
    write(folder / "fine.lua", "function initial_orders() return {monitoring = 0.5} end\n");
    write(folder / "wrong.lua", "function initial_orders()\n  return {monitorin = 0.5}\nend\n");
    write(folder / "broken.lua", "function initial_orders()\n  return {\nend\n");
    write(folder / "loop.lua", "while true do end\n");
    CHECK(call_firebreak("check '" + folder / "fine.lua" + "'").out == "1 file, 0 problems\n");
    const auto problem_of = [&](const std::string& file) {
        const Said said = call_firebreak("check '" + folder / file + "'");
        CHECK(said.exit_code == 2);
        return said.out;
    };
    CHECK(contains(problem_of("wrong.lua"), "has no field 'monitorin'; did you mean 'monitoring'?"));
    CHECK(contains(problem_of("broken.lua"), "broken.lua:3: unexpected symbol near 'end'"));
    CHECK(contains(problem_of("loop.lua"), "loop.lua:1: used up the 100000000 instructions"));
    CHECK(contains(problem_of("absent.lua"), "absent.lua"));
}

TEST_CASE("a script that fails or hangs in the middle of a run ends the run with its line and exit code 3") {
    const Folder folder;
    write(folder / "late.lua",
          "function initial_orders() return {monitoring = 1} end\n"
          "function decide(seen, actions)\n  if seen.now > day then\n    local nothing\n    return nothing.x\n  end\nend\n");
    const Said late = call_firebreak("run scenarios/small/tiny_outage.yaml --no-gain --strategy '" + folder / "late.lua" + "'");
    CHECK(late.exit_code == 3);
    CHECK(contains(late.err, "late.lua:5: attempt to index a nil value (local 'nothing') (in function 'decide')"));
    write(folder / "hang.lua",
          "function initial_orders() return {monitoring = 1} end\nfunction decide(seen, actions)\n  while seen.now > day do end\nend\n");
    const Said hang = call_firebreak("run scenarios/small/tiny_outage.yaml --no-gain --set strategy.instructions=100000 --strategy '" +
                                     folder / "hang.lua" + "'");
    CHECK(hang.exit_code == 3);
    CHECK(contains(hang.err, "hang.lua:3: used up the 100000 instructions"));
}
