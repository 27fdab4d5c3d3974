#include "engine/study/calibration_findings.hpp"

#include "engine/study/calibration_batch.hpp"
#include "tests/study/made_up_results.hpp"
#include "tests/study/study_support.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace firebreak;
using namespace firebreak::test;

namespace {

const std::string kCalibrated =
    kTwoBranches +
    "calibration:\n  branch: answer\n  parameters:\n    platform.visibility: {low: 0.1, high: 0.3}\n"
    "    company.desk.agents: {low: 1, high: 9}\n"
    "  statistics:\n    volume: {observed: 200, sd: 10}\n    reach: {observed: 50, sd: 1, used_for: hold_out}\n";

}  // namespace

TEST_CASE("each proposal of a batch is a point with its own seed, under the one policy that was followed") {
    const StudyPlan plan = plan_of(kCalibrated);
    const std::vector<Proposal> proposals{{~0ULL, {0.15, 3.4}, 0}, {17, {0.25, 8.0}, 0}};
    const StudyPlan batch = with_design(plan, batch_design(plan.study.calibration, proposals));
    REQUIRE(batch.points.size() == 3);
    REQUIRE(batch.study.branches.size() == 1);
    CHECK(batch.study.branches[0].name == "answer");
    CHECK(cell_scenario(batch, 0, 1).platform.visibility == 0.15);
    CHECK(cell_scenario(batch, 0, 1).desk.agents == 3);
    CHECK(cell_scenario(batch, 0, 2).seed == 17);
    CHECK(cell_scenario(batch, 0, 1).seed != 17);
    // The people stay the same: only chance differs.
    CHECK(cell_scenario(batch, 0, 1).network.seed == cell_scenario(batch, 0, 2).network.seed);
}

TEST_CASE("statistics are means over the runs of a point, and the calibration is not shown what is held out") {
    const StudyPlan plan = plan_of(kCalibrated);
    StudyResults results = results_of({"answer"});
    results.study.repetitions = 2;
    add_point(results, PointKind::design, {"platform.visibility=0.15"});
    add_point(results, PointKind::design, {"platform.visibility=0.25"});
    set(results, 0, "volume", {190.0, 230.0}, 1);
    set(results, 0, "reach", {40.0, std::nullopt}, 1);
    const std::vector<Statistics> all = batch_statistics(results, plan.study.calibration);
    REQUIRE(all.size() == 2);
    CHECK(all[0] == Statistics{210.0, 40.0});
    CHECK(all[1] == Statistics{std::nullopt, std::nullopt});
    CHECK(fitted_part(all[0], plan.study.calibration) == Statistics{210.0});
    const std::vector<ObservedStatistic> fitted = fitted_statistics(plan.study.calibration);
    REQUIRE(fitted.size() == 1);
    CHECK(fitted[0].deviation == 10.0);
}

TEST_CASE("predictions weigh the runs of the accepted vectors, and p counts those at least as far out") {
    const Calibration calibration = study_of(kCalibrated).calibration;
    AbcPosterior posterior;
    posterior.priors = priors_of(calibration);
    posterior.observed = fitted_statistics(calibration);
    posterior.particles = {{{0.1, 2.0}, 0.25, 1.0, 1}, {{0.2, 5.0}, 0.5, 0.5, 2}, {{0.3, 8.0}, 0.25, 2.0, 3}};
    const std::map<std::uint64_t, Statistics> statistics{
        {1, {180.0, 20.0}}, {2, {200.0, 40.0}}, {3, {220.0, std::nullopt}}, {9, {1.0, 1.0}}};
    const CalibrationFindings findings = calibration_findings(calibration, posterior, statistics);
    REQUIRE(findings.predictions.size() == 2);
    const StatisticPrediction& volume = findings.predictions[0];
    CHECK(volume.median == 200.0);
    CHECK(volume.bounds->low == 180.0);
    CHECK(volume.bounds->high == 220.0);
    // Symmetric about what was observed.
    CHECK(*volume.p == doctest::Approx(1.0));
    const StatisticPrediction& reach = findings.predictions[1];
    CHECK(reach.is_held_out);
    CHECK(reach.particles == 2);
    CHECK(reach.median == 40.0);
    // Ten deviations beyond the nearest prediction.
    CHECK(*reach.p < 1e-20);
    // The middle one of three.
    CHECK(findings.keys == std::vector<std::string>{"platform.visibility=0.2", "company.desk.agents=5"});
}

TEST_CASE("a calibration that accepted nothing gives no keys and says why") {
    const Calibration calibration = study_of(kCalibrated).calibration;
    AbcPosterior posterior;
    posterior.priors = priors_of(calibration);
    const CalibrationFindings findings = calibration_findings(calibration, posterior, {});
    CHECK(findings.keys.empty());
    CHECK_FALSE(findings.summary.warnings.empty());
    CHECK_FALSE(findings.predictions[0].median);
}

TEST_CASE("accepted vectors carry the number of their proposal, so that their runs can be found") {
    std::map<std::uint64_t, double> proposed;
    std::set<std::size_t> generations;
    const AbcPosterior posterior = calibrate({{"a", 0.0, 1.0, false}}, {{"s", 0.5, 0.1}},
                                             [&](std::span<const Proposal> proposals) {
                                                 std::vector<Statistics> all;
                                                 for (const Proposal& proposal : proposals) {
                                                     proposed[proposal.number] = proposal.parameters[0];
                                                     generations.insert(proposal.generation);
                                                     all.push_back({proposal.parameters[0]});
                                                 }
                                                 return all;
                                             },
                                             {.population = 20, .generations = 3, .batch = 20});
    CHECK(generations == std::set<std::size_t>{0, 1, 2});
    REQUIRE(posterior.particles.size() == 20);
    for (const Particle& particle : posterior.particles) CHECK(proposed.at(particle.number) == particle.parameters[0]);
}
