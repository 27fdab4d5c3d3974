// One policy as rules, in Lua and in C++, on a scenario as it is: the same bytes in all tables.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>

using namespace firebreak::test;

namespace {

// Every table by its name, of a run that must succeed.
std::map<std::string, std::string> tables_of(const std::string& strategy) {
    const Folder folder;
    const Said said = call_firebreak("run scenarios/fr_bank_outage.yaml --events posts,cases,decisions --out '" + folder.path().string() +
                                     "' " + strategy);
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    std::map<std::string, std::string> tables;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        if (entry.path().extension() == ".csv") tables[entry.path().filename()] = text_of(entry.path());
    }
    return tables;
}

std::string fixture(const std::string& name) { return "'" + (source_folder() / "tests/plugins/fixtures" / name).string() + "'"; }

// Names, and not what may be megabytes.
void check_equal(const std::map<std::string, std::string>& ours, const std::map<std::string, std::string>& theirs) {
    CHECK(ours.size() == theirs.size());
    for (const auto& [name, text] : ours) CHECK_MESSAGE((theirs.contains(name) && theirs.at(name) == text), name);
}

}  // namespace

TEST_CASE("one policy as rules, in Lua and in C++ gives the same tables on the whole of fr_bank_outage") {
    const std::map<std::string, std::string> in_cpp =
        tables_of("--plugin '" + std::string{FIREBREAK_PLUGIN_FIXTURES} + "/twin_policy.so' --strategy twin_policy");
    REQUIRE(in_cpp.size() == 5);
    CHECK(in_cpp.at("decisions.csv").find("standing orders changed") != std::string::npos);
    check_equal(in_cpp, tables_of("--strategy " + fixture("twin_policy.yaml")));
    if (std::string{FIREBREAK_HAS_LUA} == "1") check_equal(in_cpp, tables_of("--strategy " + fixture("twin_policy.lua")));
}
