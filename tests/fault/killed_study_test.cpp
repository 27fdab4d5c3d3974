// A study is killed fifty times, all its processes at once and without warning, and ends with the same bytes as one that was left alone.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <string>

using namespace firebreak::test;

TEST_CASE("a study that is killed fifty times comes to the same tables and database") {
    const Folder folder;
    const std::string study = folder / "tiny.yaml";
    write(study, tiny_study(600, "robustness: {points: 2, repetitions: 20}\n"));
    REQUIRE(call_firebreak("study '" + study + "' --out '" + folder / "whole" + "'").exit_code == 0);
    const std::string command = "study '" + study + "' --out '" + folder / "out" + "' --shard-seconds 0.15";
    int ends = 0;
    for (int kill = 0; kill < 50; ++kill) {
        // Half of the time two supervisors are at work.
        Group group{command + (kill % 3 == 0 ? " --workers 2 --threads 1" : "")};
        Group other{kill % 2 == 0 ? command : std::string{"--version"}};
        // Between 20 ms and 620 ms, without a pattern that any part of the program has.
        sleep_for(std::chrono::milliseconds{20 + kill * 379 % 601});
        group.signal_all(SIGKILL);
        other.signal_all(SIGKILL);
        ends += group.wait() == 0 ? 1 : 0;
        (void)other.wait();
    }
    CHECK_MESSAGE(ends < 25, "most of the kills must hit a study at work");
    REQUIRE(call_firebreak("study '" + study + "' --out '" + folder / "out" + "'").exit_code == 0);
    CHECK(study_tables(folder / "out") == study_tables(folder / "whole"));
    CHECK(text_of(folder / "out/study.sqlite") == text_of(folder / "whole/study.sqlite"));
    CHECK(std::filesystem::is_empty(folder / "out/leases"));
    for (const auto& entry : std::filesystem::directory_iterator{folder / "out/shards"})
        CHECK_MESSAGE(entry.path().extension() == ".sqlite", entry.path().string());
}
