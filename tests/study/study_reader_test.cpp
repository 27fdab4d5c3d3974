#include "engine/study/assignments.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

TEST_CASE("a study of a few lines gets everything else by default") {
    const Study study = study_of(
        "firebreak: 1\nscenario: a/b.yaml\nbranches:\n  - {name: silence, strategy: dead_account}\n  - {name: answer, strategy: canned}\n");
    CHECK(study.name == "s");
    CHECK(study.scenario == "a/b.yaml");
    CHECK(study.baseline == "silence");
    CHECK(study.repetitions == 100);
    CHECK(study.measures == default_study_measures());
    CHECK(study.series == default_study_series());
    CHECK(study.robustness.points == 16);
    CHECK(study.has_reference);
    REQUIRE(study.branches.size() == 2);
    CHECK(study.branches[1].title == "answer");
    CHECK(study.branches[1].changes[0].text == "strategy=canned");
    CHECK(study.branches[1].changes[0].mark.text() == "s.yaml:5:30");
}

TEST_CASE("what a study leads with by default exists") {
    std::string measures;
    for (const std::string& measure : default_study_measures()) measures += measure + ", ";
    std::string series;
    for (const std::string& column : default_study_series()) series += column + ", ";
    CHECK(study_problems(kTwoBranches + "measures: [" + measures + "]\nseries: [" + series + "]\n") == "");
}

TEST_CASE("a sweep or a check that asks for more repetitions than the study has is told that it will not get them") {
    const std::string said =
        study_problems(kTwoBranches + "sweep: {design: list, repetitions: 9, parameters: {crowd.me_too: [0.1, 0.2]}}\n");
    CHECK(said.find("s.yaml:8:36: warning: sweep.repetitions is 9, but the study has 5: its points are run 5 times") != std::string::npos);
    CHECK(study_problems(kTwoBranches + "sweep: {design: list, repetitions: 5, parameters: {crowd.me_too: [0.1, 0.2]}}\n") == "");
}

TEST_CASE("changes may be a map, a list of maps, or nested as in the scenario, and keep their places") {
    const Study study = study_of(kTwoBranches + "set:\n  - platform.visibility: 20 %\n  - company:\n      desk:\n        agents: 4\n");
    REQUIRE(study.changes.size() == 2);
    CHECK(study.changes[0].text == "platform.visibility=20 %");
    CHECK(study.changes[1].text == "company.desk.agents=4");
    CHECK(study.changes[1].mark.text() == "s.yaml:12:17");
    CHECK(key_of(study.changes[1]) == "company.desk.agents");
    CHECK(value_of(study.changes[1]) == "4");
}

TEST_CASE("everything wrong with a study is told at once, each at its place and with what was perhaps meant") {
    const std::string said = study_problems(
        "firebreak: 1\nscenaro: x.yaml\nrepetitions: 0\nbaseline: anser\nmeasures: [volum]\nseries: [backlogs]\n"
        "branches:\n  - {name: answer, stratgy: canned}\n  - {name: answer}\n  - {title: none}\n"
        "sweep:\n  design: grd\n  parameters: {platform.visibility: {low: 0.1, high: 0.2}}\n");
    CAPTURE(said);
    const auto has = [&](const char* line) { return said.find(line) != std::string::npos; };
    CHECK(has("s.yaml:2:1: unknown key 'scenaro'; did you mean 'scenario'?"));
    CHECK(has("the study has no 'scenario'"));
    CHECK(has("s.yaml:3:14: repetitions is 0"));
    CHECK(has("s.yaml:4:11: baseline: there is no branch 'anser'; did you mean 'answer'?"));
    CHECK(has("s.yaml:5:12: there is no measure 'volum'; did you mean 'volume'?"));
    CHECK(has("s.yaml:6:10: there is no column of the time series 'backlogs'; did you mean 'backlog'?"));
    CHECK(has("s.yaml:8:20: unknown key 'stratgy' in branches.0; did you mean 'strategy'?"));
    CHECK(has("s.yaml:9:12: there are two branches named 'answer'"));
    CHECK(has("branches.2 has no 'name'"));
    CHECK(has("did you mean 'grid'?"));
    CHECK(has("must be a list of values"));
}

TEST_CASE("a sweep says which values or ranges go with which design") {
    CHECK(study_problems(kTwoBranches + "sweep: {design: list, parameters: {platform.visibility: [0.1, 0.2], crowd.me_too: [0.1]}}\n")
              .find("in a list they go together") != std::string::npos);
    CHECK(study_problems(kTwoBranches + "sweep: {design: sobol, parameters: {platform.visibility: {low: 0.1, high: 0.2}}}\n")
              .find("sweep has no 'points'") != std::string::npos);
    CHECK(study_problems(kTwoBranches + "sweep: {design: sobol, points: 4, parameters: {platform.visibility: {low: 0.3, high: 0.2}}}\n")
              .find("must not exceed its 'high'") != std::string::npos);
    CHECK(study_problems(kTwoBranches +
                         "sweep: {design: sobol, points: 4, parameters: {platform.visibility: {low: 0, high: 0.2, log: true}}}\n")
              .find("must be greater than 0") != std::string::npos);
    const Study study =
        study_of(kTwoBranches + "sweep: {design: sobol, points: 4, parameters: {crowd.patience: {low: 30 min, high: 4 h, log: true}}}\n");
    CHECK(study.sweep.parameters[0].low == 0.5);
    CHECK(study.sweep.parameters[0].high == 4.0);
}

TEST_CASE("a stopping rule names a measure, a branch and a width that make sense") {
    const std::string said =
        study_problems(kTwoBranches + "stopping: {kind: interval, measure: volumes, branch: silence, step: 50, at_most: 10}\n");
    CAPTURE(said);
    CHECK(said.find("there is no measure 'volumes'") != std::string::npos);
    CHECK(said.find("is the baseline itself") != std::string::npos);
    CHECK(said.find("half_width must be greater than 0") != std::string::npos);
    CHECK(said.find("at_most must not be less") != std::string::npos);
    CHECK(study_problems(kTwoBranches + "stopping: {kind: interval, measure: volume, branch: answer, half_width: 10}\n") == "");
}

TEST_CASE("the limit of a replicate is a duration by the wall clock") {
    CHECK(study_of(kTwoBranches + "replicate_limit: 90 s\n").replicate_limit_seconds == 90.0);
    CHECK(study_problems(kTwoBranches + "replicate_limit: 90\n").find("s.yaml:8:18: replicate_limit is '90'") != std::string::npos);
}
