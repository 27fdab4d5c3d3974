// What a user gets wrong: one clear line per problem, with its place, and exit code 2; nothing half-written.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;

namespace {

constexpr const char* kTiny = "scenarios/small/tiny_outage.yaml";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string scenario_with(const std::string& lines) {
    return "firebreak: 1\nname: broken\nhorizon: 2 d\nnetwork:\n  accounts: 500\n" + lines;
}

Said check_text(const std::string& text) {
    const Folder folder;
    firebreak::test::write(folder / "broken.yaml", text);
    Said said = call_firebreak("check '" + folder / "broken.yaml" + "'");
    CHECK(said.exit_code == 2);
    return said;
}

}  // namespace

TEST_CASE("an unknown key is named with its place and the key that was meant") {
    const Said said = check_text(scenario_with("platform:\n  visibilty: 0.2\n"));
    CHECK(has(said.out, "broken.yaml:7:3: "));
    CHECK(has(said.out, "did you mean 'visibility'?"));
}

TEST_CASE("a wrong type, a value out of range and a duplicate key are all reported in one go") {
    const Said said =
        check_text(scenario_with("platform:\n  visibility: 1.5\n  min_reaction: soon\ncompany:\n  desk:\n    agents: -2\n    agents: 3\n"));
    CHECK(has(said.out, "broken.yaml:12:5: "));  // the second `agents`; without a sound tree nothing else can be judged
    const Said without =
        check_text(scenario_with("platform:\n  visibility: 1.5\n  min_reaction: soon\ncompany:\n  desk:\n    agents: -2\n"));
    CHECK(has(without.out, "broken.yaml:7:15: "));
    CHECK(has(without.out, "broken.yaml:8:17: "));
    CHECK(has(without.out, "company.desk.agents is -2, but must lie in [0, 100000]"));
    CHECK(has(without.out, "1 file, 3 problems"));
}

TEST_CASE("an alias and a second document are refused") {
    CHECK(has(check_text(scenario_with("platform: &p\n  visibility: 0.2\n")).out, "broken.yaml:6:"));
    CHECK(has(check_text(scenario_with("---\nfirebreak: 1\n")).out, "second document"));
}

TEST_CASE("a file that does not exist is named") {
    const Said said = call_firebreak("run nowhere.yaml");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "nowhere.yaml"));
    CHECK(said.out.empty());
}

TEST_CASE("a word in an edge list is found at its line and column") {
    const Folder folder;
    firebreak::test::write(folder / "edges.txt", "# author follower\n1 2\n2 3\n3 Dupont\n");
    const Said said = call_firebreak("graph info '" + folder / "edges.txt" + "' --edges author-follower",
                                     "FIREBREAK_CACHE_DIR='" + folder.path().string() + "'");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "edges.txt:4:3: "));
    const Said run = call_firebreak(
        std::string{"run "} + kTiny + " --set network.edges=author-follower --set network.file='" + folder / "edges.txt" + "'",
        "FIREBREAK_CACHE_DIR='" + folder.path().string() + "'");
    CHECK(run.exit_code == 2);
    CHECK(has(run.err, "edges.txt:4:3: "));
}

TEST_CASE("a text graph without a stated direction is refused with an explanation") {
    const Folder folder;
    firebreak::test::write(folder / "edges.txt", "1 2\n");
    const Said said = call_firebreak("graph info '" + folder / "edges.txt" + "'");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "author-follower"));
    CHECK(has(said.err, "follower-author"));
}

TEST_CASE("an unknown strategy is answered with those there are") {
    const Said said = call_firebreak(std::string{"run "} + kTiny + " --strategy crisis_plam");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "did you mean 'crisis_plan'?"));
    CHECK(has(said.err, "dead_account"));
}

TEST_CASE("a modifier in the place of a strategy, and the reverse, are answered with what to write instead") {
    const Said modifier = call_firebreak(std::string{"run "} + kTiny + " --strategy slow_approval");
    CHECK(modifier.exit_code == 2);
    CHECK(has(modifier.err, "write canned+slow_approval"));
    const Said strategy = call_firebreak(std::string{"check "} + kTiny + " --set strategy=canned+defensive");
    CHECK(strategy.exit_code == 2);
    CHECK(has(strategy.out, "--set strategy=canned+defensive: 'defensive' is a strategy and cannot modify another one"));
}

TEST_CASE("an unknown parameter of a strategy is named at its place") {
    const Said said = call_firebreak(std::string{"run "} + kTiny + " --set strategy.coverge=0.5");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "coverge"));
    CHECK(has(said.err, "did you mean 'coverage'?"));
}

TEST_CASE("a plugin of another contract version is refused with both versions") {
    const Said said =
        call_firebreak(std::string{"run "} + kTiny + " --plugin " FIREBREAK_PLUGIN_FIXTURES "/other_contract.so --strategy other_contract");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "other_contract.so"));
    CHECK(has(said.err, "version"));
}

TEST_CASE("an unknown option or verb is bad input too") {
    CHECK(call_firebreak(std::string{"run "} + kTiny + " --sead 3").exit_code == 2);
    CHECK(call_firebreak("rum").exit_code == 2);
    CHECK(call_firebreak("").exit_code == 2);
}

TEST_CASE("tables and checkpoints without a folder for them are refused before anything runs") {
    CHECK(call_firebreak(std::string{"run "} + kTiny + " --events posts").exit_code == 2);
    CHECK(call_firebreak(std::string{"run "} + kTiny + " --checkpoint-every '1 d'").exit_code == 2);
    const Folder folder;
    const Said said = call_firebreak(std::string{"run "} + kTiny + " --out '" + folder.path().string() + "' --checkpoint-every soon");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "--checkpoint-every"));
}

TEST_CASE("every verb explains itself with an example") {
    for (const char* verb :
         {"run", "check", "explain", "schema", "plugins", "graph info", "graph generate", "graph import", "graph export"}) {
        CAPTURE(verb);
        const Said said = call_firebreak(std::string{verb} + " --help");
        CHECK(said.exit_code == 0);
        CHECK(has(said.out, "Example"));
    }
}

TEST_CASE("a strategy's parameter is explained by its name, as the scenario's are") {
    const Said one = call_firebreak("explain strategy.canned.coverage");
    CHECK(one.exit_code == 0);
    CHECK(one.out.find("strategy.canned.coverage\n") == 0);
    CHECK(one.out.find("default     0.82\n") != std::string::npos);
    const Said all = call_firebreak("explain strategy.coverage");
    CHECK(all.out.find("strategy.reply_and_fix.coverage\n") != std::string::npos);
    CHECK(call_firebreak("explain strategy.canned.no_such_key").exit_code == 2);
    CHECK(call_firebreak("explain strategy.").exit_code == 2);
}
