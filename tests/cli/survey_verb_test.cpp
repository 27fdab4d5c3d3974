// firebreak survey, and firebreak run with many companies, end to end.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;
using firebreak::test::write;

namespace {

const std::string kCompanies = "--set companies.count=8 --set companies.mix=b2c";

}  // namespace

TEST_CASE("a survey is the same for any number of threads, and asks the people of each scenario") {
    const std::string scenarios = "survey scenarios/small/tiny_background.yaml scenarios/small/tiny_chronic.yaml --replicates 3 --json";
    const Said one = call_firebreak(scenarios + " --threads 1");
    REQUIRE(one.exit_code == 0);
    CHECK(call_firebreak(scenarios + " --threads 3").out == one.out);
    const auto json = nlohmann::json::parse(one.out);
    REQUIRE(json.at("scenarios").size() == 2);
    for (const auto& scenario : json.at("scenarios")) CHECK(scenario.at("items").at(0).at("asked") > 0);
}

TEST_CASE("a missed target is told and is no failure; a bad one is refused before anything runs") {
    const Folder folder;
    const std::string body = "firebreak: 1\nhorizon: 5 d\nnetwork: {accounts: 500}\ncrowd: {background_failures: 300}\nsurvey_targets:\n";
    write(folder / "s.yaml", body + "  - {what: no_reply, published: 0, tolerance: 0, source: x}\n");
    const Said said = call_firebreak("survey '" + (folder / "s.yaml") + "' --strategy dead_account");
    CHECK(said.exit_code == 0);
    CHECK(said.out.find("OUTSIDE by 100.0 points") != std::string::npos);
    CHECK(said.out.find("3.6 x") != std::string::npos);
    write(folder / "bad.yaml", body + "  - {what: no_reply, published: 21, source: x}\n");
    const Said bad = call_firebreak("survey '" + (folder / "s.yaml") + "' '" + (folder / "bad.yaml") + "'");
    CHECK(bad.exit_code == 2);
    CHECK(bad.out.empty());
    CHECK(bad.err.find("bad.yaml:6:33: survey_targets.0.published is 21") != std::string::npos);
}

TEST_CASE("a scenario of many companies runs each, the same for any number of threads, with a row for each") {
    const Folder folder;
    const std::string arguments = "run scenarios/small/tiny_chronic.yaml " + kCompanies;
    const Said one = call_firebreak(arguments + " --threads 1 --out '" + folder.path().string() + "'");
    CAPTURE(one.err);
    REQUIRE(one.exit_code == 0);
    CHECK(call_firebreak(arguments + " --threads 3").out == one.out);
    const std::string table = text_of(folder / "companies.csv");
    CHECK(std::count(table.begin(), table.end(), '\n') == 9);
    CHECK(table.find("reply_leak") != std::string::npos);
    CHECK(one.out.find("Mix b2c") != std::string::npos);
}

TEST_CASE("what is about one run is refused for many companies") {
    const Said said =
        call_firebreak("run scenarios/small/tiny_chronic.yaml " + kCompanies + " --strategy canned --checkpoint-every '1 d' --out /tmp/no");
    CHECK(said.exit_code == 2);
    CHECK(said.err.find("--strategy: does not go with companies.count") != std::string::npos);
    CHECK(said.err.find("--checkpoint-every: does not go with companies.count") != std::string::npos);
}
