#include "engine/study/plan.hpp"
#include "engine/study/robustness_points.hpp"
#include "engine/study/study_checks.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace firebreak;
using namespace firebreak::test;

namespace {

const std::string kSweep =
    kTwoBranches + "sweep: {design: grid, repetitions: 2, parameters: {platform.visibility: [0.1, 0.2], crowd.me_too: [0, 0.1]}}\n";

std::vector<std::string> texts_of(const StudyPoint& point) {
    std::vector<std::string> texts;
    for (const Assignment& change : point.changes) texts.push_back(change.text);
    return texts;
}

}  // namespace

TEST_CASE("run numbers go round over branches and points, so that a stopped study is balanced") {
    const StudyPlan plan = plan_of(kSweep);
    REQUIRE(plan.points.size() == 5);
    CHECK(plan.cells() == 10);
    for (std::uint64_t run = 0; run < 30; ++run) {
        const RunPlace place = plan.place_of(run);
        CHECK(plan.number_of(place) == run);
        CHECK(place.repetition == run / 10);
    }
    CHECK(plan.place_of(17).branch == 1);
    CHECK(plan.place_of(17).point == 2);
}

TEST_CASE("points with fewer repetitions leave gaps in the numbers, and added repetitions renumber nothing") {
    const StudyPlan plan = plan_of(kSweep);
    CHECK(plan.count(5) == 2 * (5 + 4 * 2));
    CHECK(plan.end(5) == 50);
    std::uint64_t counted = 0;
    for (std::uint64_t run = 0; run < plan.end(5); ++run) counted += plan.is_planned(run, 5) ? 1U : 0U;
    CHECK(counted == plan.count(5));
    for (std::uint64_t run = 0; run < plan.end(5); ++run) {
        if (plan.is_planned(run, 5)) CHECK(plan.is_planned(run, 9));
    }
    CHECK_FALSE(plan.is_planned(plan.number_of({2, 1, 3}), 9));
}

TEST_CASE("no point is run more often than the study, so that fewer repetitions make all of it smaller") {
    const StudyPlan plan = plan_of(
        "firebreak: 1\nscenario: small.yaml\nrepetitions: 5\nrobustness: {points: 1, repetitions: 4}\n"
        "branches:\n  - {name: silence, strategy: dead_account}\n  - {name: answer, strategy: canned}\n"
        "sweep: {design: list, repetitions: 3, parameters: {crowd.me_too: [0.1, 0.2]}}\n");
    REQUIRE(plan.points.size() == 4);
    // Base, two points of the sweep, one of the robustness check.
    CHECK(plan.count(5) == 2 * (5 + 2 * 3 + 4));
    CHECK(plan.count(2) == 2 * (2 + 2 * 2 + 2));
    CHECK(plan.count(50) == 2 * (50 + 2 * 3 + 4));
    for (std::uint64_t run = 0; run < plan.end(2); ++run) {
        if (plan.is_planned(run, 2)) CHECK(plan.is_planned(run, 50));
    }
}

TEST_CASE("a grid has each value with each other, the last parameter changing fastest") {
    const StudyPlan plan = plan_of(kSweep);
    CHECK(plan.points[0].kind == PointKind::base);
    CHECK(texts_of(plan.points[1]) == std::vector<std::string>{"platform.visibility=0.1", "crowd.me_too=0"});
    CHECK(texts_of(plan.points[2]) == std::vector<std::string>{"platform.visibility=0.1", "crowd.me_too=0.1"});
    CHECK(texts_of(plan.points[4]) == std::vector<std::string>{"platform.visibility=0.2", "crowd.me_too=0.1"});
}

TEST_CASE("points of a hypercube lie one in each stratum, written as each parameter is written") {
    const StudyPlan plan = plan_of(kTwoBranches +
                                   "sweep:\n  design: latin_hypercube\n  points: 10\n  parameters:\n"
                                   "    company.desk.agents: {low: 1, high: 10}\n    crowd.patience: {low: 1 h, high: 11 h}\n");
    REQUIRE(plan.points.size() == 11);
    std::set<std::string> agents;
    for (std::size_t p = 1; p < plan.points.size(); ++p) agents.insert(plan.points[p].changes[0].text);
    // Ten whole numbers, ten strata: each once.
    CHECK(agents.size() == 10);
    for (std::uint32_t p = 1; p < plan.points.size(); ++p) {
        const Scenario scenario = cell_scenario(plan, 0, p);
        CHECK(scenario.crowd.patience >= hours{1});
        CHECK(scenario.crowd.patience <= hours{11});
    }
    CHECK(texts_of(
              plan_of(kTwoBranches + "sweep: {design: latin_hypercube, points: 3, parameters: {platform.visibility: {low: 0, high: 1}}}\n")
                  .points[2]) ==
          texts_of(
              plan_of(kTwoBranches + "sweep: {design: latin_hypercube, points: 3, parameters: {platform.visibility: {low: 0, high: 1}}}\n")
                  .points[2]));
}

TEST_CASE("logarithmic ranges put half of the points below the geometric mean") {
    const StudyPlan plan = plan_of(
        kTwoBranches + "sweep: {design: sobol, points: 8, parameters: {platform.visibility: {low: 0.001, high: 0.1, log: true}}}\n");
    int below = 0;
    for (std::uint32_t p = 1; p < plan.points.size(); ++p) below += cell_scenario(plan, 0, p).platform.visibility < 0.01 ? 1 : 0;
    CHECK(below == 4);
}

TEST_CASE("a ranking has to survive weakly supported parameters only: those that the scenario uses and no branch sets") {
    const Study study = study_of(kTwoBranches);
    Diagnostics problems;
    const Scenario base = read_changed(study, {kSmallScenario, "small.yaml"}, nullptr, nullptr, problems);
    const std::vector<SweptParameter> chosen = robustness_parameters(study, base);
    CHECK(chosen.size() == kMostRobustnessParameters);
    std::set<std::string> sections;
    Scenario copy = base;
    for (const SweptParameter& parameter : chosen) {
        CAPTURE(parameter.key);
        CHECK(parameter.low < parameter.high);
        sections.insert(parameter.key.substr(0, parameter.key.find('.')));
        Study setting = study;
        setting.branches[1].changes.push_back({parameter.key + "=1", {}});
        for (const SweptParameter& other : robustness_parameters(setting, base)) CHECK(other.key != parameter.key);
    }
    CHECK(sections.size() >= 5);
    copy.platform.trending_rate = 0.0;
    for (const SweptParameter& parameter : robustness_parameters(study, copy)) CHECK(parameter.key != "platform.trending_rate");
}

TEST_CASE("each robustness point is a scenario for every branch, and repeats no more often than the study") {
    std::string body = kTwoBranches;
    body.replace(body.find("robustness: {points: 0}"), std::string{"robustness: {points: 0}"}.size(),
                 "robustness: {points: 3, repetitions: 8}");
    const StudyPlan plan = plan_of(body);
    REQUIRE(plan.points.size() == 4);
    CHECK(plan.repetitions_at(1, 5) == 5);
    CHECK(plan.repetitions_at(1, 50) == 8);
    for (std::uint32_t b = 0; b < 2; ++b) {
        for (std::uint32_t p = 0; p < plan.points.size(); ++p) CHECK_NOTHROW((void)cell_scenario(plan, b, p));
    }
}

TEST_CASE("branches and points that are no scenarios are told once, at the place in the study, with the branch's name") {
    const StrategyLibrary library{default_plugin_folders()};
    const auto said = [&](const std::string& body) {
        Diagnostics problems;
        StudyPlan plan = make_plan(study_of(body), {kSmallScenario, "small.yaml"}, problems);
        if (!problems.has_errors()) check_plan(plan, library, problems);
        return text_of(problems);
    };
    const std::string head = "firebreak: 1\nscenario: small.yaml\nrobustness: {points: 0}\nbranches:\n";
    CHECK(said(head + "  - {name: a, strategy: caned}\n").find("s.yaml:5:25: ") == 0);
    CHECK(said(head + "  - {name: a, strategy: caned}\n").find("branch a") != std::string::npos);
    CHECK(said(head + "  - {name: a, set: {platform.visibilty: 2}}\n").find("s.yaml:5:41: unknown key 'visibilty'") == 0);
    CHECK(said(head + "  - {name: a, set: {strategy.coverage: 7}}\n").find("s.yaml:5:40: ") == 0);
    const std::string swept =
        said(head + "  - {name: a}\n  - {name: b}\nsweep: {design: list, parameters: {platform.visibility: [0.1, 2]}}\n");
    CHECK(swept.find("at point 2 (platform.visibility=2)") != std::string::npos);
    CHECK(swept.find("s.yaml:", 1) == std::string::npos);  // once, although both branches have it
    CHECK(said(head + "  - {name: a, set: {seed: 4}}\n").find("must meet the same draws") != std::string::npos);
    CHECK(said(head + "  - {name: a, set: {crowd.me_too: 0.2}}\nsweep: {design: list, parameters: {crowd.me_too: [0.1]}}\n")
              .find("is varied, but branch a sets it as well") != std::string::npos);
    CHECK(said(head + "  - {name: a}\n  - {name: b, set: {horizon: 3 d}}\n").find("must run equally long") != std::string::npos);
    CHECK(said(head + "  - {name: a, set: {companies.count: 3}}\n").find("companies.count") != std::string::npos);
    CHECK(said(head + "  - {name: a}\n") == "");
}
