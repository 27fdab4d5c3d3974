#include "engine/study/robustness_findings.hpp"
#include "engine/study/regret.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace firebreak;
using namespace firebreak::test;

namespace {

constexpr BootstrapSettings kBootstrap{999, 1};

Ranking base_ranking(const StudyResults& results) {
    BranchValues values;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        values.push_back(results.values(branch, 0, "volume", results.repetitions_at(0)));
    }
    return rank_branches(values, "volume");
}

/// "answer" beats "silence" at the base and wherever visibility is at least .1; the other parameter does not matter.
StudyResults visibility_decides() {
    StudyResults results = results_of({"silence", "answer"});
    set(results, 0, "volume", {100.0, 110.0, 120.0});
    set(results, 1, "volume", {90.0, 101.0, 109.0});
    for (int i = 0; i < 16; ++i) {
        const double visibility = 0.02 + 0.02 * i;
        const std::uint32_t point =
            add_point(results, PointKind::robustness,
                      {fmt::format("platform.visibility={:.2f}", visibility), fmt::format("company.desk.delay={} h", (i * 7) % 16)});
        const double gain = visibility >= 0.095 ? -10.0 : 10.0;
        set(results, 0, "volume", {100.0, 120.0, 140.0}, point);
        set(results, 1, "volume", {100.0 + gain, 120.0 + 1.1 * gain, 140.0 + 0.9 * gain}, point);
    }
    return results;
}

}  // namespace

TEST_CASE("robustness counts the points at which the order of the base survives, and those that clearly reverse it") {
    const StudyResults results = visibility_decides();
    const RobustnessFindings findings = robustness_findings(results, "volume", base_ranking(results), kBootstrap);
    CHECK(findings.refused_because.empty());
    CHECK(findings.points == 16);
    CHECK(findings.winner_kept_at == 12);
    CHECK(*findings.branches[1].share_best == 0.75);
    CHECK(findings.branches[0].best_at == 4);
    REQUIRE(findings.pairs.size() == 1);
    CHECK(findings.pairs[0].first == 1);
    CHECK(findings.pairs[0].survives_at == 12);
    CHECK(findings.pairs[0].clearly_reversed_at == 4);
    // Mean regret of either where it loses.
    CHECK(*findings.branches[0].greatest_expected_regret == doctest::Approx(10.0));
    CHECK(*findings.branches[1].greatest_expected_regret == doctest::Approx(10.0));
}

TEST_CASE("the parameter whose low values go with a change of winner is named, and the other is not") {
    const StudyResults results = visibility_decides();
    const RobustnessFindings findings = robustness_findings(results, "volume", base_ranking(results), kBootstrap);
    REQUIRE(findings.parameters.size() == 2);
    const WinnerParameter& visibility = findings.parameters[0];
    CHECK(visibility.key == "platform.visibility");
    CHECK(*visibility.association == -1.0);
    CHECK(*visibility.where_changed == doctest::Approx(0.05));
    // Of C(16, 4) = 1820 relabellings, two are as extreme: p near .0011, doubled by Holm.
    CHECK(*visibility.adjusted_p < 0.02);
    CHECK(*findings.parameters[1].adjusted_p > 0.05);
}

TEST_CASE("without a change of winner no parameter goes with one") {
    StudyResults results = results_of({"silence", "answer"});
    set(results, 0, "volume", {100.0, 110.0});
    set(results, 1, "volume", {90.0, 101.0});
    for (const char* value : {"0.1", "0.2"}) {
        const std::uint32_t point = add_point(results, PointKind::robustness, {std::string{"platform.visibility="} + value});
        set(results, 0, "volume", {100.0, 110.0}, point);
        set(results, 1, "volume", {90.0, 101.0}, point);
    }
    const RobustnessFindings findings = robustness_findings(results, "volume", base_ranking(results), kBootstrap);
    CHECK(findings.winner_kept_at == 2);
    CHECK_FALSE(findings.parameters[0].association.has_value());
    CHECK_FALSE(findings.parameters[0].adjusted_p.has_value());
}

TEST_CASE("a tie at a point is no survival, and a point with missing runs is not judged") {
    StudyResults results = results_of({"silence", "answer"});
    set(results, 0, "volume", {100.0, 110.0});
    set(results, 1, "volume", {90.0, 101.0});
    const std::uint32_t tied = add_point(results, PointKind::robustness, {"network.kind=r_mat"});
    set(results, 0, "volume", {5.0, 5.0}, tied);
    set(results, 1, "volume", {5.0, 5.0}, tied);
    const std::uint32_t missing = add_point(results, PointKind::robustness, {"network.kind=regular"});
    set(results, 0, "volume", {5.0, 5.0}, missing);
    const RobustnessFindings findings = robustness_findings(results, "volume", base_ranking(results), kBootstrap);
    CHECK(findings.points == 1);
    CHECK(findings.unjudged == 1);
    CHECK(findings.pairs[0].survives_at == 0);
    CHECK(findings.pairs[0].clearly_reversed_at == 0);
    // Words have no order.
    CHECK_FALSE(findings.parameters[0].association.has_value());
}

TEST_CASE("without a ranking or without points, nothing is said about robustness") {
    StudyResults results = results_of({"silence", "answer"});
    set(results, 0, "volume", {1.0, 2.0});
    set(results, 1, "volume", {1.0, 2.0});
    CHECK(robustness_findings(results, "volume", base_ranking(results), kBootstrap).refused_because.find("no ranking") !=
          std::string::npos);
    set(results, 1, "volume", {3.0, 5.0});
    CHECK(robustness_findings(results, "volume", base_ranking(results), kBootstrap).refused_because.find("no run was made") !=
          std::string::npos);
}
