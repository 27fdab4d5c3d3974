#include "engine/study/sensitivity_findings.hpp"

#include "engine/study/assignment_value.hpp"
#include "engine/study/plan_file.hpp"
#include "tests/study/made_up_results.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::test;

namespace {

const std::string kRanges = "parameters: {platform.visibility: {low: 0.1, high: 0.3}, crowd.me_too: {low: 0, high: 0.2}}";
const std::string kMorris = kTwoBranches + "sensitivity: {measure: volume, trajectories: 6, repetitions: 2, " + kRanges + "}\n";

StudyPlan designed(const std::string& body) {
    const StudyPlan plan = plan_of(body);
    return with_design(plan, sensitivity_design(plan.study));
}

/// Silence: 1000 items per unit of visibility; the answer: as many, and 50 per unit of me_too.
StudyResults linear_results(const StudyPlan& plan) {
    StudyResults results;
    results.study = plan.study;
    results.study.repetitions = 2;
    results.points = plan.points;
    for (std::uint32_t point = 1; point < plan.points.size(); ++point) {
        const double visibility = *number_of(plan.points[point].changes[0]);
        const double me_too = *number_of(plan.points[point].changes[1]);
        // Two runs about the mean.
        for (std::uint32_t b = 0; b < plan.study.branches.size(); ++b) {
            const double mean = 1000.0 * visibility + (b == 0 ? 0.0 : 50.0 * me_too);
            set(results, b, "volume", {mean - 3.0, mean + 3.0}, point);
        }
    }
    return results;
}

}  // namespace

TEST_CASE("a design stands in place of sweep and robustness check, each point with one value per parameter") {
    const std::string body = kMorris + "sweep: {design: list, parameters: {crowd.praise: [0.1, 0.2]}}\n";
    const StudyPlan plan = designed(body);
    // Six trajectories of one point more than there are parameters, and the base.
    REQUIRE(plan.points.size() == 1 + 6 * 3);
    CHECK(plan.points[0].kind == PointKind::base);
    for (std::uint32_t point = 1; point < plan.points.size(); ++point) {
        CHECK(plan.points[point].kind == PointKind::design);
        CHECK(plan.points[point].changes.size() == 2);
        CHECK(plan.repetitions_at(point, 2) == 2);
        const Scenario scenario = cell_scenario(plan, 1, point);
        CHECK(scenario.platform.visibility >= 0.1);
        CHECK(scenario.platform.visibility <= 0.3);
    }
    CHECK(sensitivity_design(plan_of(body).study) == sensitivity_design(plan_of(body).study));
}

TEST_CASE("Sobol's design has two points more per sample than there are parameters") {
    CHECK(designed(kTwoBranches + "sensitivity: {method: sobol, samples: 8, " + kRanges + "}\n").points.size() == 1 + 8 * 4);
}

TEST_CASE("a design may leave branches out, the baseline included") {
    const StudyPlan plan = designed(kTwoBranches + "sensitivity: {branches: [answer], " + kRanges + "}\n");
    REQUIRE(plan.study.branches.size() == 1);
    CHECK(plan.study.branches[0].name == "answer");
    CHECK(plan.study.baseline == "answer");
}

TEST_CASE("a plan file keeps its design, and refuses other points of the same study") {
    const TemporaryStudy folder;
    const StudyPlan plan = plan_of(kMorris);
    PlanFile file;
    file.program_version = "1";
    file.study_file = "s.yaml";
    file.study_yaml = kMorris;
    file.scenario_file = "small.yaml";
    file.scenario_yaml = kSmallScenario;
    file.repetitions = 2;
    file.design = sensitivity_design(plan.study);
    create_plan_file(folder.folder(), file);
    const PlanFile back = *read_plan_file(folder.folder());
    CHECK(back.design == file.design);
    const StudyPlan again = plan_from(back);
    REQUIRE(again.points.size() == 1 + 6 * 3);
    CHECK(again.points[5].changes[0].text == designed(kMorris).points[5].changes[0].text);
    CHECK(why_different(back, file) == "");
    // Other repetitions and another robustness check change nothing about the design.
    PlanFile other = file;
    other.study_yaml.replace(other.study_yaml.find("robustness: {points: 0}"), 23, "robustness: {points: 4}");
    CHECK(why_different(back, other) == "");
    other.design.points[3][0] = "0.2222";
    CHECK(why_different(back, other).find("was made for other points") == 0);
    other.design = {};
    CHECK(why_different(back, other) != "");
}

TEST_CASE("effects of linear outcomes are their slopes over the whole range, and differences of branches have their own") {
    const StudyPlan plan = designed(kMorris);
    const SensitivityFindings findings = sensitivity_findings(linear_results(plan), {.resamples = 100, .seed = 1});
    REQUIRE(findings.outcomes.size() == 3);
    CHECK(findings.info->key == "volume");
    const SensitivityOfOutcome& silence = findings.outcomes[0];
    CHECK_FALSE(silence.is_difference);
    CHECK(silence.points == 18);
    CHECK(*silence.morris[0].mu_star == doctest::Approx(200.0));
    CHECK(*silence.morris[0].sigma == doctest::Approx(0.0).scale(1.0));
    CHECK(*silence.morris[1].mu_star == doctest::Approx(0.0).scale(1.0));
    CHECK(*findings.outcomes[1].morris[1].mu_star == doctest::Approx(10.0));
    const SensitivityOfOutcome& difference = findings.outcomes[2];
    CHECK(difference.is_difference);
    CHECK(difference.branch == 1);
    CHECK(*difference.morris[0].mu_star == doctest::Approx(0.0).scale(1.0));
    CHECK(*difference.morris[1].mu == doctest::Approx(10.0));
}

TEST_CASE("a point whose runs have no value takes the effects of its trajectory out, not all others") {
    const StudyPlan plan = designed(kMorris);
    StudyResults results = linear_results(plan);
    set(results, 0, "volume", {std::nullopt, std::nullopt}, 2);
    const SensitivityFindings findings = sensitivity_findings(results, {.resamples = 100, .seed = 1});
    CHECK(findings.outcomes[0].points == 17);
    CHECK(findings.outcomes[0].morris[0].effects + findings.outcomes[0].morris[1].effects == 10);
    CHECK(*findings.outcomes[0].morris[0].mu_star == doctest::Approx(200.0));
}

TEST_CASE("results whose points are not those of the section are refused") {
    StudyResults results = linear_results(designed(kMorris));
    results.study.sensitivity.trajectories = 7;
    CHECK_THROWS_AS((void)sensitivity_findings(results), InputError);
}
