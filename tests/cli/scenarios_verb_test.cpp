// firebreak scenarios: what the program says about the files that come with it.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::source_folder;

namespace {

std::string scenario_text(const std::string& more) { return "firebreak: 1\nname: own\ntitle: Own\nhorizon: 36 h\n" + more; }

}  // namespace

TEST_CASE("the bundled scenarios are all listed, each with what it is for, and none of the small ones") {
    std::set<std::string> expected;
    for (const auto& entry : std::filesystem::directory_iterator{source_folder() / "scenarios"}) {
        const bool is_study = firebreak::test::text_of(entry.path()).find("\nbranches:") != std::string::npos;
        if (entry.path().extension() == ".yaml" && !is_study) expected.insert(entry.path().stem().string());
    }
    const Said said = call_firebreak("scenarios --json");
    REQUIRE(said.exit_code == 0);
    CHECK(said.err == "");
    std::set<std::string> listed;
    for (const nlohmann::json& scenario : nlohmann::json::parse(said.out)) {
        CAPTURE(scenario.dump());
        listed.insert(scenario.at("name").get<std::string>());
        CHECK_FALSE(scenario.at("title").get<std::string>().empty());
        CHECK_FALSE(scenario.at("evidence_grade").get<std::string>().empty());
        // As one would write it after `firebreak run`, from the repository's folder.
        CHECK(scenario.at("file").get<std::string>() == "scenarios/" + scenario.at("name").get<std::string>() + ".yaml");
    }
    CHECK(listed == expected);
}

TEST_CASE("another folder may be named, and a file in it that cannot be read does not hide the others") {
    const Folder folder;
    firebreak::test::write(folder / "b.yaml", scenario_text("question: What then?\nstrategy: canned+silo\n"));
    firebreak::test::write(folder / "a.yaml", scenario_text("horizn: 3 d\n"));
    const Said said = call_firebreak("scenarios", "FIREBREAK_SCENARIO_PATH=" + folder.path().string());
    CHECK(said.exit_code == 0);
    CHECK(said.err.find("unknown key 'horizn'") != std::string::npos);
    CHECK(said.out.find("What then?") != std::string::npos);
    CHECK(said.out.find("evidence not graded, strategy canned+silo, 1 d 12 h") != std::string::npos);
}

TEST_CASE("a folder without scenarios is an error that says how to name another") {
    const Folder folder;
    const Said said = call_firebreak("scenarios", "FIREBREAK_SCENARIO_PATH=" + folder.path().string());
    CHECK(said.exit_code == 2);
    CHECK(said.err.find("FIREBREAK_SCENARIO_PATH") != std::string::npos);
}
