// firebreak run, end to end: the same bytes whatever the threads, the loop, the processor or an interruption.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;

namespace {

const std::vector<std::string> kTables = {"summary.csv", "timeseries.csv", "posts.csv", "cases.csv", "decisions.csv"};

// All tables of a run in one string; empty when the run failed.
std::string tables_of(const std::string& arguments, const std::string& environment = {}) {
    const Folder folder;
    const Said said =
        call_firebreak("run " + arguments + " --events posts,cases,decisions --out '" + folder.path().string() + "'", environment);
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    std::string all;
    for (const std::string& table : kTables) {
        const std::string text = text_of(folder / table);
        REQUIRE(!text.empty());
        all += text;
    }
    return all;
}

}  // namespace

TEST_CASE("tables are byte-identical for any number of threads, either loop, and without fused multiply-add") {
    for (const char* scenario :
         {"scenarios/small/tiny_outage.yaml", "scenarios/small/tiny_chronic.yaml", "scenarios/small/tiny_gaffe.yaml"}) {
        CAPTURE(scenario);
        const std::string one = tables_of(std::string{scenario} + " --threads 1");
        for (const char* threads : {"2", "3", "8"}) CHECK(tables_of(std::string{scenario} + " --threads " + threads) == one);
        CHECK(tables_of(std::string{scenario} + " --set sim.loop=serial") == one);
        CHECK(tables_of(std::string{scenario} + " --threads 2", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA") ==
              one);
    }
}

TEST_CASE("another seed or another replicate gives another course of events") {
    const std::string base = tables_of("scenarios/small/tiny_outage.yaml");
    CHECK(tables_of("scenarios/small/tiny_outage.yaml --seed 999") != base);
    CHECK(tables_of("scenarios/small/tiny_outage.yaml --replicate 1") != base);
}

TEST_CASE("modifiers change a run, stand in its manifest with versions and hashes, and survive an interruption") {
    const std::string scenario = "scenarios/small/tiny_outage.yaml --strategy canned+slow_approval+silo";
    const std::string whole = tables_of(scenario);
    CHECK(whole != tables_of("scenarios/small/tiny_outage.yaml --strategy canned"));
    const Folder folder;
    REQUIRE(call_firebreak("run " + scenario + " --set strategy.modifiers.slow_approval.layers=4 --out '" + folder.path().string() +
                           "' --checkpoint-every '1 d'")
                .exit_code == 0);
    const auto strategy = nlohmann::json::parse(text_of(folder / "manifest.json")).at("strategy");
    CHECK(strategy.at("name") == "canned");
    REQUIRE(strategy.at("modifiers").size() == 2);
    CHECK(strategy.at("modifiers").at(0).at("name") == "slow_approval");
    CHECK(strategy.at("modifiers").at(0).at("params").at("layers") == "4");
    for (const auto& modifier : strategy.at("modifiers")) {
        CHECK(modifier.at("version") == "1.0.0");
        CHECK(modifier.at("hash").get<std::string>() != "0000000000000000");
    }
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        if (entry.path().extension() != ".fbckpt") continue;
        CHECK(tables_of("'" + (folder / "scenario.yaml") + "' --resume '" + entry.path().string() + "'") == whole);
    }
}

TEST_CASE("a run resumed from any of its checkpoints ends with the same bytes") {
    const std::string scenario = "scenarios/small/tiny_chronic.yaml";
    const std::string whole = tables_of(scenario);
    const Folder folder;
    REQUIRE(call_firebreak("run " + scenario + " --out '" + folder.path().string() + "' --checkpoint-every '7 h'").exit_code == 0);
    int checkpoints = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        if (entry.path().extension() != ".fbckpt") continue;
        CAPTURE(entry.path().string());
        ++checkpoints;
        CHECK(tables_of(scenario + " --resume '" + entry.path().string() + "'") == whole);
    }
    CHECK(checkpoints >= 5);
}

TEST_CASE("a checkpoint of another seed or a damaged one is refused with the reason") {
    const std::string scenario = "scenarios/small/tiny_outage.yaml";
    const Folder folder;
    REQUIRE(call_firebreak("run " + scenario + " --out '" + folder.path().string() + "' --checkpoint-every '1 d'").exit_code == 0);
    std::string checkpoint;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        if (entry.path().extension() == ".fbckpt") checkpoint = entry.path().string();
    }
    REQUIRE(!checkpoint.empty());
    CHECK(call_firebreak("run " + scenario + " --seed 5 --resume '" + checkpoint + "'").exit_code == 2);
    CHECK(call_firebreak("run " + scenario + " --replicate 5 --resume '" + checkpoint + "'").exit_code == 2);
    const std::string bytes = text_of(checkpoint);
    firebreak::test::write(folder / "short.fbckpt", bytes.substr(0, bytes.size() - 100));
    const Said said = call_firebreak("run " + scenario + " --resume '" + folder / "short.fbckpt" + "'");
    CHECK(said.exit_code == 3);
    CHECK(said.err.find("cut short or damaged") != std::string::npos);
}

TEST_CASE("the resolved scenario that a run leaves repeats the run") {
    const Folder folder;
    const std::string scenario = "scenarios/small/tiny_gaffe.yaml --set platform.visibility=0.3";
    REQUIRE(call_firebreak("run " + scenario + " --out '" + folder.path().string() + "'").exit_code == 0);
    CHECK(tables_of("'" + folder / "scenario.yaml" + "'") == tables_of(scenario));
}

TEST_CASE("commands from a journal act as if they stood in the timeline") {
    const Folder folder;
    firebreak::test::write(folder / "journal.yaml",
                           "- at: d1 08:00\n  do: agents\n  number: 50\n- at: d1 09:00\n  do: coverage\n  number: 1\n");
    const std::string scenario = "scenarios/small/tiny_outage.yaml";
    const std::string steered = tables_of(scenario + " --journal '" + folder / "journal.yaml" + "'");
    CHECK(steered != tables_of(scenario));
    CHECK(steered.find("desk staffed with 50 agents") != std::string::npos);
    REQUIRE(call_firebreak("run " + scenario + " --out '" + folder / "out" + "' --journal '" + folder / "journal.yaml" + "'").exit_code ==
            0);
    CHECK(tables_of(scenario + " --journal '" + folder / "out/journal.yaml" + "'") == steered);
}

TEST_CASE("results go to stdout, words to stderr, and JSON is JSON") {
    const Said said = call_firebreak("run scenarios/small/tiny_outage.yaml --json");
    REQUIRE(said.exit_code == 0);
    const nlohmann::json measures = nlohmann::json::parse(said.out);
    CHECK(measures.contains("volume"));
    CHECK(measures.at("volume").get<double>() >= 0.0);
    CHECK(said.err.find("network: ") != std::string::npos);
    CHECK(said.out.find('\033') == std::string::npos);
}

TEST_CASE("a folder that cannot be written fails in plain words and leaves no manifest") {
    const Folder folder;
    firebreak::test::write(folder / "file", "not a folder");
    const Said said = call_firebreak("run scenarios/small/tiny_outage.yaml --out '" + folder / "file" + "'");
    CHECK(said.exit_code != 0);
    CHECK(said.err.find("file") != std::string::npos);
}

TEST_CASE("Ctrl-C leaves a checkpoint from which the run goes on to the same bytes") {
    const Folder folder;
    // Long enough that the signal comes in the middle: many small slices of a busy network.
    const std::string scenario =
        "scenarios/small/tiny_chronic.yaml --set network.accounts=60k --set platform.share_probability=2 --set platform.damping=1";
    const std::string out = folder / "out";
    const Said stopped = call_firebreak("run " + scenario + " --out '" + out + "' & pid=$!; sleep 0.4; kill -INT $pid; wait $pid");
    if (stopped.exit_code == 0) {
        MESSAGE("the run was over before the signal came");
        return;
    }
    CHECK(stopped.exit_code == 130);
    CHECK(!std::filesystem::exists(out + "/manifest.json"));
    CHECK(tables_of(scenario + " --resume '" + out + "/interrupted.fbckpt'") == tables_of(scenario));
}

TEST_CASE("replicates side by side are the single runs of the same numbers, and the likelihood of a crisis comes first") {
    const std::string scenario = "scenarios/small/tiny_outage.yaml --no-gain";
    const Folder many;
    const Said told = call_firebreak("run " + scenario + " --replicates 3 --threads 2 --out '" + many.path().string() + "'");
    REQUIRE(told.exit_code == 0);
    CHECK(told.out.find("Probability of a crisis") < told.out.find("median"));
    const std::string rows = text_of(many / "summary.csv");
    for (const char* number : {"0", "1", "2"}) {
        CAPTURE(number);
        const Folder one;
        REQUIRE(call_firebreak("run " + scenario + " --replicate " + number + " --out '" + one.path().string() + "'").exit_code == 0);
        const std::string summary = text_of(one / "summary.csv");
        const std::string row = summary.substr(summary.find('\n') + 1);
        CHECK(rows.find("\n" + row) != std::string::npos);
    }
    CHECK(call_firebreak("run " + scenario + " --replicates 2 --events posts --out '" + many.path().string() + "'").exit_code == 2);
}

TEST_CASE("a run that may take more memory than allowed is refused with the sum, before it begins") {
    const Said refused = call_firebreak("run scenarios/small/tiny_outage.yaml --memory 1MB");
    CHECK(refused.exit_code == 2);
    CHECK(refused.out.empty());
    for (const char* words : {"--memory: is 1MB, but this may take", "the program", "the graph"}) {
        CAPTURE(words);
        CHECK(refused.err.find(words) != std::string::npos);
    }
    CHECK(call_firebreak("run scenarios/small/tiny_outage.yaml --memory '8 GiB'").exit_code == 0);
    const Said nonsense = call_firebreak("run scenarios/small/tiny_outage.yaml --memory much");
    CHECK(nonsense.exit_code == 2);
    CHECK(nonsense.err.find("--memory: is 'much', but must be a size such as 8 GiB or 500 MB") != std::string::npos);
}
