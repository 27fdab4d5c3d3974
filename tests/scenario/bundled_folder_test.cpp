// Where the scenarios that come with the program are looked for, and what counts as one of a folder's files.
#include "engine/scenario/bundled_scenarios.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace firebreak;

TEST_CASE("a folder's YAML files come by name, under the path behind a link, and nothing else does") {
    namespace fs = std::filesystem;
    std::string name = (fs::temp_directory_path() / "bundled-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path folder = fs::canonical(name);
    fs::create_directories(folder / "real" / "below");
    for (const char* file : {"b.yaml", "a.yaml", "notes.txt", "below/c.yaml"}) std::ofstream{folder / "real" / file} << "x\n";
    fs::create_directory_symlink(folder / "real", folder / "link");
    const std::vector<fs::path> files = yaml_files_in(folder / "link");
    REQUIRE(files.size() == 2);
    CHECK(files[0] == folder / "real" / "a.yaml");
    CHECK(files[1] == folder / "real" / "b.yaml");
    CHECK(yaml_files_in(folder / "none").empty());
    fs::remove_all(folder);
}

TEST_CASE("FIREBREAK_SCENARIO_PATH names the folder; without it the folder stands beside the program's own") {
    const char* before = std::getenv("FIREBREAK_SCENARIO_PATH");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("FIREBREAK_SCENARIO_PATH", "/some/place", 1);
    CHECK(bundled_scenario_folder() == std::filesystem::path{"/some/place"});
    ::unsetenv("FIREBREAK_SCENARIO_PATH");
    const auto beside = bundled_scenario_folder();
    REQUIRE(beside);
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe");
    CHECK(*beside == own.parent_path().parent_path() / "share/firebreak/scenarios");
    if (before != nullptr) ::setenv("FIREBREAK_SCENARIO_PATH", kept.c_str(), 1);
}
