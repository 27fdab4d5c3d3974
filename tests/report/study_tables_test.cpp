#include "engine/report/study_tables.hpp"
#include "engine/report/study_text.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace firebreak;
using namespace firebreak::test;

namespace {

StudyRun run_of(std::uint32_t branch, std::uint64_t repetition, double volume) {
    StudyRun run;
    run.run = repetition * 2 + branch;
    run.branch = branch;
    run.repetition = repetition;
    run.seed = 7;
    run.end_hours = 48.0;
    run.measures.assign(measure_infos().size(), std::nullopt);
    run.measures.front() = volume;
    run.series = {1.0, std::nullopt, 2.5, 3.0};
    return run;
}

StudyResults two_branches() {
    StudyResults results;
    results.study.name = "two";
    results.study.branches = {{"silence", "Silence, please", {}}, {"answer", "Answer", {}}};
    results.study.baseline = "silence";
    results.study.measures = {std::string{measure_infos().front().key}};
    results.study.series = {"volume", "backlog"};
    results.study.repetitions = 2;
    results.points.resize(2);
    results.points[1] = {PointKind::sweep, {{"platform.visibility=0.2", {}}, {"strategy.note=a, \"b\"", {}}}};
    results.series_hours = {0.0, 24.0};
    results.runs = {run_of(0, 0, 1.0), run_of(0, 1, 3.5), run_of(1, 0, 10.0)};
    results.runs[0].roots.push_back({0, 0xabcULL, "complaint", "17", 25.5, std::nullopt, 12});
    StudyRun failed = run_of(1, 1, 0.0);
    failed.measures.clear();
    failed.series.clear();
    failed.failure = "it broke, badly";
    failed.guilty_strategy = "canned";
    results.runs.push_back(failed);
    return results;
}

}  // namespace

TEST_CASE("the tables of a study begin with run, branch, repetition, seed and time, and failed runs stand by themselves") {
    const TemporaryFolder folder;
    const std::vector<WrittenFile> files = write_study_tables(folder.path(), two_branches());
    CHECK(files.size() == 5);
    const std::string summary = content_of(folder.path() / "summary.csv");
    const std::string gaps(measure_infos().size() - 1, ',');
    CHECK(summary.starts_with("run,branch,repetition,seed,time,point," + std::string{measure_infos().front().key} + ","));
    CHECK(summary.substr(summary.find('\n') + 1) ==
          "0,silence,0,7,48,0,1" + gaps + "\n2,silence,1,7,48,0,3.5" + gaps + "\n1,answer,0,7,48,0,10" + gaps + "\n");
    CHECK(content_of(folder.path() / "timeseries.csv")
              .starts_with("run,branch,repetition,seed,time,volume,backlog\n0,silence,0,7,0,1,\n0,silence,0,7,24,2.5,3\n"));
    CHECK(content_of(folder.path() / "roots.csv") ==
          "run,branch,repetition,seed,time,point,rank,post,type,author,answered_after,shares\n"
          "0,silence,0,7,25.5,0,0,0000000000000abc,complaint,17,,12\n");
    CHECK(content_of(folder.path() / "failures.csv") ==
          "run,branch,repetition,seed,time,point,strategy,reason\n3,answer,1,7,48,0,canned,\"it broke, badly\"\n");
    CHECK(content_of(folder.path() / "points.csv") ==
          "point,kind,parameter,value\n0,base,,\n1,sweep,platform.visibility,0.2\n1,sweep,strategy.note,\"a, \"\"b\"\"\"\n");
}

TEST_CASE("what a study says counts runs, failures and what is missing, and means only over runs that have a value") {
    StudyResults results = two_branches();
    results.missing_runs = 3;
    const std::string text = study_text(results);
    CHECK(text.find("4 runs: 2 branches, 2 points, 2 repetitions; 1 failed; 3 are missing") != std::string::npos);
    CHECK(text.find("silence*") != std::string::npos);
    CHECK(text.find("2.25") != std::string::npos);
    const nlohmann::json json = nlohmann::json::parse(study_json(results, "out/two"));
    CHECK(json.at("failed") == 1);
    CHECK(json.at("missing") == 3);
    CHECK(json.at("branches").at(0).at("means").at(std::string{measure_infos().front().key}) == 2.25);
    CHECK(json.at("branches").at(1).at("means").at(std::string{measure_infos().front().key}) == 10.0);
}
