#include "engine/study/study_checks.hpp"
#include "engine/study/study_schema.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using namespace firebreak::test;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string checked(const std::string& body) {
    Diagnostics problems;
    const StudyPlan plan = make_plan(study_of(body), {kSmallScenario, "small.yaml"}, problems);
    if (!problems.has_errors()) check_plan(plan, StrategyLibrary{default_plugin_folders()}, problems);
    return text_of(problems);
}

}  // namespace

TEST_CASE("sensitivity needs no section: it takes the first measure and the parameters that the robustness check varies") {
    const Study study = study_of(kTwoBranches + "measures: [reach, volume]\n");
    CHECK(study.sensitivity.measure == "reach");
    CHECK(study.sensitivity.method == SensitivityMethod::morris);
    CHECK(study.sensitivity.parameters.empty());
    const StudyPlan plan = plan_of(kTwoBranches);
    CHECK(plan.study.sensitivity.parameters.size() > 1);
    CHECK(plan.points.size() == 1);  // the study itself runs none of it
    CHECK(checked(kTwoBranches) == "");
}

TEST_CASE("a sensitivity section is read as it is written") {
    const Study study = study_of(kTwoBranches +
                                 "sensitivity:\n  method: sobol\n  measure: reach\n  samples: 64\n  repetitions: 3\n  branches: [answer]\n"
                                 "  parameters:\n    crowd.patience: {low: 30 min, high: 4 h, log: true}\n");
    CHECK(study.sensitivity.method == SensitivityMethod::sobol);
    CHECK(study.sensitivity.measure == "reach");
    CHECK(study.sensitivity.samples == 64);
    CHECK(study.sensitivity.repetitions == 3);
    CHECK(study.sensitivity.branches == std::vector<std::string>{"answer"});
    REQUIRE(study.sensitivity.parameters.size() == 1);
    CHECK(study.sensitivity.parameters[0].low == 0.5);
    CHECK(study.sensitivity.parameters[0].is_logarithmic);
}

TEST_CASE("everything wrong with a sensitivity section is told at once") {
    const std::string said =
        study_problems(kTwoBranches +
                       "sensitivity:\n  method: moris\n  measure: volum\n  samples: 8\n  branches: [anser]\n  points: 3\n"
                       "  parameters:\n    crowd.me_too: {low: 0.1, high: 0.1}\n    platform.visibility: [0.1, 0.2]\n");
    CAPTURE(said);
    CHECK(has(said, "s.yaml:9:11: sensitivity.method is 'moris'"));
    CHECK(has(said, "did you mean 'morris'?"));
    CHECK(has(said, "s.yaml:10:12: sensitivity.measure: there is no measure 'volum'; did you mean 'volume'?"));
    CHECK(has(said, "s.yaml:11:12: sensitivity.samples goes with method: sobol; say 'trajectories' for morris"));
    CHECK(has(said, "s.yaml:12:14: sensitivity.branches: there is no branch 'anser'; did you mean 'answer'?"));
    CHECK(has(said, "s.yaml:13:3: unknown key 'points'"));
    CHECK(has(said, "s.yaml:15:5: sensitivity.parameters.crowd.me_too has the same 'low' and 'high'"));
    CHECK(has(said, "must be a range"));
}

TEST_CASE("a calibration section is read as it is written, hours as durations too") {
    const Study study = study_of(kTwoBranches +
                                 "calibration:\n  branch: answer\n  population: 50\n  generations: 3\n  repetitions: 2\n"
                                 "  parameters:\n    platform.visibility: {low: 1 %, high: 50 %, log: true}\n"
                                 "  statistics:\n    volume: {observed: 200, sd: 30}\n    response_rate: {observed: 21 %, sd: 5 %}\n"
                                 "    first_response_median: {observed: 90 min, sd: 30 min, used_for: hold_out}\n");
    const Calibration& calibration = study.calibration;
    CHECK(calibration.branch == "answer");
    CHECK(calibration.population == 50);
    CHECK(calibration.generations == 3);
    CHECK(calibration.repetitions == 2);
    REQUIRE(calibration.statistics.size() == 3);
    CHECK(calibration.statistics[0].observed == 200.0);
    CHECK(calibration.statistics[1].deviation == 0.05);
    CHECK_FALSE(calibration.statistics[1].is_held_out);
    CHECK(calibration.statistics[2].observed == 1.5);
    CHECK(calibration.statistics[2].is_held_out);
    CHECK(study_of(kTwoBranches).calibration.statistics.empty());
    CHECK(study_of(kTwoBranches).calibration.branch == "silence");
}

TEST_CASE("everything wrong with a calibration section is told at once") {
    const std::string said = study_problems(kTwoBranches +
                                            "calibration:\n  branch: anser\n  statistics:\n    volum: {observed: 1, sd: 1}\n"
                                            "    volume: {observd: 200, sd: 0, used_for: holdout}\n    reach: 12\n");
    CAPTURE(said);
    CHECK(has(said, "s.yaml:9:11: calibration.branch: there is no branch 'anser'; did you mean 'answer'?"));
    CHECK(has(said, "calibration has no 'parameters'"));
    CHECK(has(said, "s.yaml:11:5: calibration.statistics: there is no measure 'volum'; did you mean 'volume'?"));
    CHECK(has(said, "s.yaml:12:14: unknown key 'observd' in calibration.statistics.volume; did you mean 'observed'?"));
    CHECK(has(said, "calibration.statistics.volume has no 'observed'"));
    CHECK(has(said, "calibration.statistics.volume.sd must be greater than 0"));
    CHECK(has(said, "calibration.statistics.volume.used_for is 'holdout', but must be calibration or hold_out"));
    CHECK(has(said, "calibration.statistics.reach must be an entry"));
    CHECK(has(study_problems(kTwoBranches +
                             "calibration: {parameters: {crowd.me_too: {low: 0, high: 1}}, statistics: {volume: {observed: 1, sd: 1, "
                             "used_for: hold_out}}}\n"),
              "calibration has no statistic to fit"));
}

TEST_CASE("ranges that leave what is allowed, and keys that a branch sets, are told before anything is run") {
    const std::string head =
        "firebreak: 1\nscenario: small.yaml\nrobustness: {points: 0}\nbranches:\n  - {name: a}\n  - {name: b, set: {crowd.me_too: 0.2}}\n";
    CHECK(
        has(checked(head + "sensitivity: {parameters: {platform.visibility: {low: 0.1, high: 2}}}\n"), "s.yaml:7:28: platform.visibility"));
    CHECK(has(checked(head + "sensitivity: {parameters: {crowd.me_too: {low: 0.1, high: 0.2}}}\n"),
              "crowd.me_too is varied, but branch b sets it as well"));
    CHECK(has(checked(head + "sensitivity: {parameters: {platform.visibilty: {low: 0.1, high: 0.2}}}\n"),
              "there is no parameter 'platform.visibilty'"));
    CHECK(has(checked(head + "calibration: {parameters: {platform.visibility: {low: 0.1, high: 2}}, statistics: {volume: {observed: 1, "
                             "sd: 1}}}\n"),
              "s.yaml:7:28: platform.visibility"));
}

TEST_CASE("the schema of studies knows both sections") {
    const std::string schema = study_schema();
    for (const char* key : {"\"sensitivity\"", "\"calibration\"", "\"trajectories\"", "\"used_for\"", "\"hold_out\"", "\"population\""}) {
        CAPTURE(key);
        CHECK(has(schema, key));
    }
}
