// What lies in a study folder: plan, shards, leases.
#include "engine/study/finished_runs.hpp"
#include "engine/study/lease.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/process_mark.hpp"
#include "engine/study/run_bytes.hpp"
#include "engine/study/shard_file.hpp"
#include "engine/study/stopping_rule.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace firebreak;
using namespace firebreak::test;

namespace {

StudyRun some_run(const StudyPlan& plan, std::uint64_t number, double volume) {
    StudyRun run;
    run.run = number;
    const RunPlace place = plan.place_of(number);
    run.branch = place.branch;
    run.point = place.point;
    run.repetition = place.repetition;
    run.seed = 12;
    run.end_hours = 48.0;
    run.measures.assign(measure_infos().size(), std::nullopt);
    run.measures[0] = volume;
    run.series = {1.0, std::nullopt, 2.5};
    run.roots.push_back({0, 0xabcdefULL, "complaint", "17", 25.5, std::nullopt, 12});
    run.roots.push_back({1, 0xabcULL, "article", "media", 26.0, 1.5, 4});
    return run;
}

void put(const StudyFolder& folder, const std::vector<StudyRun>& runs) {
    std::vector<ShardRecord> records;
    for (const StudyRun& run : runs) records.push_back({run.run, bytes_of(run)});
    write_shard(folder, records);
}

}  // namespace

TEST_CASE("a run reads back from its bytes as it was, gaps included") {
    const StudyPlan plan = plan_of(kTwoBranches);
    const StudyRun run = some_run(plan, 7, 4.25);
    const StudyRun back = run_from(bytes_of(run));
    CHECK(back.run == 7);
    CHECK(back.branch == 1);
    CHECK(back.repetition == 3);
    CHECK(back.measures == run.measures);
    CHECK(back.series == run.series);
    REQUIRE(back.roots.size() == 2);
    CHECK(back.roots[0].author == "17");
    CHECK_FALSE(back.roots[0].answered_after_hours);
    CHECK(back.roots[1].answered_after_hours == 1.5);
    CHECK(back.roots[1].shares == 4);
    CHECK(bytes_of(back) == bytes_of(run));
}

TEST_CASE("a record that was cut short or has something behind it is refused") {
    const std::vector<std::byte> bytes = bytes_of(some_run(plan_of(kTwoBranches), 7, 4.25));
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_THROWS_AS((void)run_from(std::span{bytes}.first(length)), RunError);
    std::vector<std::byte> longer = bytes;
    longer.push_back(std::byte{0});
    CHECK_THROWS_AS((void)run_from(longer), RunError);
}

TEST_CASE("a study is the union of its shards, and what is missing is the plan less that") {
    const TemporaryStudy study;
    const StudyPlan plan = plan_of(kTwoBranches);
    FinishedRuns finished{study.folder(), plan, measure_infos()[0].key};
    finished.look();
    CHECK(finished.missing(0, plan.end(2), 2) == std::vector<std::uint64_t>{0, 1, 2, 3});
    put(study.folder(), {some_run(plan, 0, 1.0), some_run(plan, 3, 4.0)});
    finished.look();
    CHECK(finished.missing(0, plan.end(2), 2) == std::vector<std::uint64_t>{1, 2});
    // A shard of the same name changes nothing; one that overlaps adds what is new.
    put(study.folder(), {some_run(plan, 0, 99.0), some_run(plan, 3, 99.0)});
    put(study.folder(), {some_run(plan, 1, 2.0), some_run(plan, 2, 3.0), some_run(plan, 3, 99.0)});
    finished.look();
    CHECK(finished.is_complete(2));
    CHECK_FALSE(finished.is_complete(3));
    CHECK(finished.count() == 4);
    CHECK(finished.values(0, 2) == std::vector<std::optional<double>>{1.0, 3.0});
    CHECK(finished.values(1, 3) == std::vector<std::optional<double>>{2.0, 4.0, std::nullopt});
}

TEST_CASE("a shard that is damaged is told by name") {
    const TemporaryStudy study;
    const StudyPlan plan = plan_of(kTwoBranches);
    std::ofstream{study.folder().shards() / "runs-0-4.sqlite"} << "this is no database, whatever its name says";
    FinishedRuns finished{study.folder(), plan, ""};
    CHECK_THROWS_WITH_AS(finished.look(), doctest::Contains("runs-0-4.sqlite"), RunError);
}

TEST_CASE("half-written shards of the dead are swept away, those of the living stay") {
    const TemporaryStudy study;
    // Process 1 lives on every machine; a number beyond the kernel's largest never does.
    const std::string mine = own_process_mark();
    const std::string host = mine.substr(0, mine.rfind(':'));
    const std::filesystem::path dead = study.folder().shards() / (".part-" + host + ":4194305-runs-0-4.sqlite");
    const std::filesystem::path alive = study.folder().shards() / (".part-" + mine + "-runs-0-4.sqlite");
    const std::filesystem::path elsewhere = study.folder().shards() / ".part-another-host:12-runs-0-4.sqlite";
    for (const auto& file : {dead, alive, elsewhere}) std::ofstream{file} << "x";
    remove_half_written(study.folder());
    CHECK_FALSE(std::filesystem::exists(dead));
    CHECK(std::filesystem::exists(alive));
    CHECK(std::filesystem::exists(elsewhere));
}

TEST_CASE("a lease is held by one, freed with its holder, and taken over from the dead") {
    const TemporaryStudy study;
    const std::filesystem::path file = study.folder().leases() / "runs-0-4";
    {
        const std::optional<Lease> held = Lease::take(file);
        REQUIRE(held);
        CHECK_FALSE(Lease::take(file));
    }
    CHECK_FALSE(std::filesystem::exists(file));
    const std::string mine = own_process_mark();
    std::ofstream{file} << mine.substr(0, mine.rfind(':')) << ":4194305\n";
    CHECK(Lease::take(file));
    std::ofstream{file} << "another-host:12\n";
    CHECK_FALSE(Lease::take(file));
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::minutes{10});
    CHECK(Lease::take(file));
}

TEST_CASE("a heartbeat keeps a lease young") {
    const TemporaryStudy study;
    const std::filesystem::path file = study.folder().leases() / "runs-0-4";
    const std::optional<Lease> held = Lease::take(file);
    REQUIRE(held);
    std::ofstream{file} << "another-host:12\n";
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::minutes{10});
    held->beat();
    CHECK_FALSE(Lease::take(file));
}

TEST_CASE("with the stopping rule, repetitions are added in whole steps until the difference is known, whatever was done beyond") {
    const TemporaryStudy study;
    const StudyPlan plan = plan_of(kTwoBranches + "stopping: {kind: interval, measure: " + std::string{measure_infos()[0].key} +
                                   ", branch: answer, half_width: 3, step: 4, at_most: 40}\n");
    FinishedRuns finished{study.folder(), plan, measure_infos()[0].key};
    CHECK(wanted_repetitions(plan, finished, 5) == 4);
    // Differences that alternate between -5 and 5: their 95 % interval is t(n-1) * 5 sqrt(n/(n-1)) / sqrt(n) to either side, which is 9.2
    // for 4, 4.5 for 8, 3.3 for 12 and 2.8 for 16.
    const auto add = [&](std::uint64_t from, std::uint64_t to) {
        std::vector<StudyRun> runs;
        for (std::uint64_t repetition = from; repetition < to; ++repetition) {
            runs.push_back(some_run(plan, plan.number_of({repetition, 0, 0}), 100.0));
            runs.push_back(some_run(plan, plan.number_of({repetition, 1, 0}), repetition % 2 == 0 ? 105.0 : 95.0));
        }
        put(study.folder(), runs);
        finished.look();
    };
    add(0, 4);
    CHECK(wanted_repetitions(plan, finished, 5) == 8);
    add(4, 13);
    CHECK(wanted_repetitions(plan, finished, 5) == 16);
    add(13, 16);
    CHECK(wanted_repetitions(plan, finished, 5) == 16);
    add(16, 30);
    CHECK(wanted_repetitions(plan, finished, 5) == 16);
}

TEST_CASE("a folder refuses another scenario, study, program or strategy with one plain sentence, and takes changes that alter no result") {
    PlanFile before;
    before.program_version = "1.2.3";
    before.study_yaml = kTwoBranches;
    before.study_file = "s.yaml";
    before.scenario_yaml = kSmallScenario;
    before.scenario_file = "small.yaml";
    before.strategies = {{"canned", "1.0.0", "canned.so", 7}};
    PlanFile now = before;
    CHECK(why_different(before, now) == "");
    now.study_yaml = kTwoBranches + "title: Another title\nmeasures: [reach]\nstopping: {kind: fixed}\n";
    CHECK(why_different(before, now) == "");
    now.study_yaml = kTwoBranches + "series: [volume]\n";
    CHECK(why_different(before, now).find("another study") != std::string::npos);
    now = before;
    now.scenario_yaml += "seed: 3\n";
    CHECK(why_different(before, now).find("another scenario") != std::string::npos);
    now = before;
    now.program_version = "1.2.4";
    CHECK(why_different(before, now) == "was made by version 1.2.3 of this program, and this is 1.2.4");
    now = before;
    now.strategies[0].hash = 8;
    CHECK(why_different(before, now).find("another build of the strategy 'canned'") != std::string::npos);
}

TEST_CASE("the first to write a plan wins, and it reads back whole") {
    const TemporaryStudy study;
    CHECK_FALSE(read_plan_file(study.folder()));
    PlanFile plan;
    plan.program_version = "1";
    plan.study_yaml = kTwoBranches;
    plan.scenario_yaml = kSmallScenario;
    plan.strategies = {{"canned", "1.0.0", "canned.so", 0xffff'ffff'ffff'fff7ULL}};
    plan.repetitions = 5;
    create_plan_file(study.folder(), plan);
    PlanFile other = plan;
    other.repetitions = 9;
    create_plan_file(study.folder(), other);
    const std::optional<PlanFile> back = read_plan_file(study.folder());
    REQUIRE(back);
    CHECK(back->repetitions == 5);
    CHECK(back->study_yaml == kTwoBranches);
    CHECK(back->strategies[0].hash == 0xffff'ffff'ffff'fff7ULL);
    replace_plan_file(study.folder(), other);
    CHECK(read_plan_file(study.folder())->repetitions == 9);
    std::ofstream{study.folder().plan()} << "{\"format\": 1}";
    CHECK_THROWS_AS((void)read_plan_file(study.folder()), InputError);
}
