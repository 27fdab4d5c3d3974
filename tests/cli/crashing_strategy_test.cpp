// A run whose strategy fails: one line that says which strategy, which replicate and what happened, and exit code 3.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;

namespace {

Said run_with(const std::string& animal, const std::string& options = "--replicate 3") {
    return call_firebreak("run scenarios/small/tiny_outage.yaml --no-gain --no-reference " + options + " --plugin '" +
                          FIREBREAK_PLUGIN_FIXTURES + "/zoo/" + animal + ".so' --strategy " + animal);
}

/// The lines that speak of a failure.
std::string failure_in(const std::string& words) {
    const std::size_t begin = words.find("firebreak: ");
    return begin == std::string::npos ? "no failure was told" : words.substr(begin);
}

void fails_with(const std::string& animal, const std::string& line) {
    CAPTURE(animal);
    const Said said = run_with(animal);
    CHECK(said.exit_code == 3);
    CHECK(failure_in(said.err) == "firebreak: replicate 3: strategy '" + animal + "': " + line + "\n");
    CHECK(said.out.empty());
}

}  // namespace

TEST_CASE("a strategy that crashes in a run is named with the replicate and the reason, in one line") {
    fails_with("segfaults", "act crashed: it touched memory that is not its own (segmentation fault)");
    fails_with("aborts", "act crashed: it called abort, or let an exception go where none may");
    fails_with("overflows_stack", "act crashed: it touched memory that is not its own (segmentation fault)");
}

TEST_CASE("a strategy that ends the program in a run is named: its exit code 0 is not taken for a result") {
    fails_with("exits", "act ended the process: it called exit");
}

TEST_CASE("a strategy that ends the program past everything a program does at its end is named, too") {
    fails_with("exits_at_once", "act ended the process: it called _exit");
    fails_with("exits_at_start", "create ended the process: it called _exit");
}

TEST_CASE("a strategy whose thread ends the program is not taken for a result") {
    const Said said = run_with("exits_in_thread");
    CAPTURE(said.err);
    CHECK(said.exit_code == 3);
    // Which of its own calls the program was in by then is chance.
    CHECK(failure_in(said.err).find("strategy 'exits_in_thread'") != std::string::npos);
    CHECK(failure_in(said.err).find("firebreak: replicate 3: ") == 0);
    CHECK(said.out.empty());
}

TEST_CASE("a strategy that falls over when the program ends is named, and the results are there") {
    const Said said = run_with("crashes_at_exit");
    CAPTURE(said.err);
    CHECK(said.exit_code == 128 + 11);
    CHECK(
        failure_in(said.err).find("strategy 'crashes_at_exit': destroy was the last call, and all results are whole, but then the process "
                                  "was ended by signal 11") != std::string::npos);
    CHECK_FALSE(said.out.empty());
}

TEST_CASE("a strategy that does not come back from a call is given up at the limit and named with the replicate") {
    const std::string limit = "--replicate 3 --replicate-limit '500 ms'";
    for (const auto& [animal, function] : {std::pair<std::string, std::string>{"loops", "act"}, {"hangs_at_start", "create"}}) {
        CAPTURE(animal);
        const Said said = run_with(animal, limit);
        CHECK(said.exit_code == 3);
        CHECK(failure_in(said.err) ==
              "firebreak: replicate 3: strategy '" + animal + "': " + function + " did not come back within 0.5 s\n");
        CHECK(said.out.empty());
    }
    const Said said = run_with("tame", "--replicate-limit 'soon'");
    CHECK(said.exit_code == 2);
    CHECK(said.err.find("--replicate-limit: is 'soon', but must") != std::string::npos);
}

TEST_CASE("signals and exit codes pass through the process that watches") {
    const Said wrong = run_with("tame", "--set platform.visibility=2");
    CHECK(wrong.exit_code == 2);
    const Said well = run_with("tame");
    CHECK(well.exit_code == 0);
    // The signal goes to the process that watches alone.
    const Said stopped = call_firebreak("run scenarios/small/tiny_outage.yaml --plugin '" + std::string{FIREBREAK_PLUGIN_FIXTURES} +
                                            "/zoo/hangs_at_start.so' --strategy hangs_at_start",
                                        "timeout --foreground --preserve-status --signal TERM 1");
    CAPTURE(stopped.err);
    CHECK(stopped.exit_code == 128 + 15);
    CHECK(failure_in(stopped.err).find("strategy 'hangs_at_start': create was running when the process was ended by signal 15") !=
          std::string::npos);
}

TEST_CASE("a request to stop is heard once, whether it is sent to the process that watches or to the whole group") {
    for (const std::string sending :
         {"timeout --foreground --preserve-status --signal INT 1", "timeout --preserve-status --signal INT 1"}) {
        CAPTURE(sending);
        const Folder folder;
        const Said stopped = call_firebreak(
            "run scenarios/small/tiny_chronic.yaml --set network.accounts=60k --set horizon=1000d --no-gain "
            "--no-reference --out '" +
                folder.path().string() + "' --strategy tame --plugin '" + FIREBREAK_PLUGIN_FIXTURES + "/zoo/tame.so'",
            sending);
        CAPTURE(stopped.err);
        CHECK(stopped.exit_code == 130);
        CHECK(stopped.err.find("go on with --resume") != std::string::npos);
    }
}

TEST_CASE("a strategy that breaks its contract in a run is named with the replicate and the reason") {
    fails_with("throws_across", "act let an exception out, which may not cross C: the net has a hole");
    fails_with("forgets_sizes", "orders came incomplete: 0 bytes of at least 288");
}

TEST_CASE("a strategy that crashes while it is loaded is named by its file") {
    const Said said = run_with("crashes_at_load");
    CHECK(said.exit_code == 3);
    CHECK(failure_in(said.err).find("crashes_at_load.so': loading crashed: it touched memory") != std::string::npos);
}

TEST_CASE("when every one of many replicates crashes, each is named with its number and the reason") {
    const Said said = run_with("segfaults", "--replicates 3 --replicate 10 --threads 2");
    CAPTURE(said.err);
    CHECK(said.exit_code == 3);
    for (const char* number : {"10", "11", "12"})
        CHECK(said.err.find("replicate " + std::string{number} + " failed: strategy 'segfaults': act crashed: it touched memory") !=
              std::string::npos);
    CHECK(said.err.find("no replicate finished") != std::string::npos);
}

TEST_CASE("of many replicates, those whose process a strategy ends without a word are named with it, too") {
    const Said said = run_with("exits_at_once", "--replicates 2 --threads 1");
    CAPTURE(said.err);
    CHECK(said.exit_code == 3);
    for (const char* number : {"0", "1"})
        CHECK(said.err.find("replicate " + std::string{number} + " failed: strategy 'exits_at_once': its process left with exit code 0") !=
              std::string::npos);
}

TEST_CASE("of many replicates only those are lost in which the strategy crashes, and the others are the bytes of single runs") {
    const Folder folder;
    const Said said = run_with("unlucky", "--replicates 6 --replicate 4 --threads 2 --out '" + folder.path().string() + "'");
    CAPTURE(said.err);
    CHECK(said.exit_code == 4);
    const std::string rows = text_of(folder.path() / "summary.csv");
    int lost = 0;
    for (int replicate = 4; replicate < 10; ++replicate) {
        CAPTURE(replicate);
        const std::string number = std::to_string(replicate);
        const Folder single;
        const Said alone = run_with("unlucky", "--replicate " + number + " --out '" + single.path().string() + "'");
        const bool is_lost = alone.exit_code == 3;
        lost += is_lost ? 1 : 0;
        CHECK((said.err.find("replicate " + number + " failed: strategy 'unlucky': act crashed") != std::string::npos) == is_lost);
        if (is_lost) continue;
        const std::string row = text_of(single.path() / "summary.csv");
        CHECK(rows.find(row.substr(row.find('\n'))) != std::string::npos);
    }
    CHECK(lost > 0);
    CHECK(lost < 6);
    CHECK(std::count(rows.begin(), rows.end(), '\n') == 1 + 6 - lost);
}

TEST_CASE("a strategy of one's own that does not come back costs its replicates, not the command") {
    const Said said = run_with("loops", "--replicates 2 --threads 2 --replicate-limit '500 ms'");
    CAPTURE(said.err);
    CHECK(said.exit_code == 3);
    CHECK(said.err.find("replicate 1 failed: strategy 'loops': took longer than the limit of 0.5 s") != std::string::npos);
}

TEST_CASE("many replicates give the same summary and the same files whether the strategy's file is the program's or one's own") {
    const Folder folder;
    const std::string own = folder / "canned.so";
    std::filesystem::copy_file(std::filesystem::path{std::getenv("FIREBREAK_BINARY_DIR")} / "lib/firebreak/plugins/canned.so", own);
    for (const std::string options : {"", "--no-gain --no-reference --replicate 7 --seed 3 --json"}) {
        CAPTURE(options);
        const std::string command = "run scenarios/small/tiny_outage.yaml --set strategy.coverage=0.7 --replicates 5 " + options;
        const Said bundled = call_firebreak(command + " --out '" + folder / "bundled" + "'");
        const Said ours = call_firebreak(command + " --out '" + folder / "own" + "' --plugin '" + own + "'");
        CHECK(bundled.exit_code == 0);
        CHECK(ours.exit_code == 0);
        CHECK(ours.out == bundled.out);
        for (const std::string file : {"summary.csv", "scenario.yaml"})
            CHECK(text_of(folder.path() / "own" / file) == text_of(folder.path() / "bundled" / file));
    }
}
