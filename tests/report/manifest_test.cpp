#include "engine/report/manifest.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("the manifest says what the results were made from, and reads back") {
    const TemporaryFolder folder;
    Manifest manifest;
    manifest.program_version = "0.1.0";
    manifest.scenario_name = "tiny";
    manifest.scenario_yaml = "firebreak: 1\nname: \"tiny\"\n";
    manifest.scenario_hash = 0x1fULL;
    manifest.strategy = {"canned", "1.0", "/plugins/canned.so", 0xfedcba9876543210ULL, {{"coverage", "30 %"}, {"delay", "90 min"}}};
    manifest.graph_accounts = 2000;
    manifest.label = {0, "base", 4, 18446744073709551615ULL};
    manifest.threads = 2;
    manifest.loop = "windowed";
    manifest.results = {{"summary.csv", 12, 0xabULL}};
    manifest.final_state = 1;
    CHECK(write_manifest(folder.path(), manifest).name == "manifest.json");
    const auto json = nlohmann::json::parse(content_of(folder.path() / "manifest.json"));
    CHECK(json["format"] == kResultFormat);
    CHECK(json["version"] == "0.1.0");
    CHECK(json["scenario"]["yaml"] == manifest.scenario_yaml);
    CHECK(json["scenario"]["hash"] == "000000000000001f");
    CHECK(json["strategy"]["hash"] == "fedcba9876543210");
    CHECK(json["strategy"]["params"]["delay"] == "90 min");
    CHECK_FALSE(json["strategy"].contains("modifiers"));
    CHECK(json["graph"]["accounts"] == 2000);
    CHECK(json["seed"] == "18446744073709551615");
    CHECK(json["repetition"] == 4);
    CHECK(json["execution"]["threads"] == 2);
    CHECK(json["results"][0]["file"] == "summary.csv");
    CHECK(json["results"][0]["hash"] == "00000000000000ab");
    CHECK(json["final_state"] == "0000000000000001");
}

TEST_CASE("a scenario that is no proper UTF-8 does not keep the manifest from being written") {
    Manifest manifest;
    manifest.scenario_yaml = "title: \"caf\xe9\"\n";
    CHECK(nlohmann::json::parse(manifest_json(manifest)).contains("scenario"));
}

TEST_CASE("an instant of the wall clock is written in UTC") {
    CHECK(utc_text(std::chrono::system_clock::from_time_t(1'341'216'000)) == "2012-07-02T08:00:00Z");
    CHECK_FALSE(host_name().empty());
    CHECK_FALSE(compiler_name().empty());
}
