#include "engine/study/comparison.hpp"

#include "engine/core/diagnostics.hpp"
#include "tests/study/made_up_results.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using namespace firebreak::test;

namespace {

ComparisonOptions quick() {
    ComparisonOptions options;
    options.bootstrap.resamples = 200;
    return options;
}

StudyResults three_policies() {
    StudyResults results = results_of({"silence", "answer", "fix"});
    set(results, 0, "volume", {100.0, 200.0, 150.0, 120.0});
    set(results, 1, "volume", {80.0, 170.0, 140.0, 95.0});
    set(results, 2, "volume", {50.0, 120.0, 80.0, 55.0});
    set(results, 0, "satisfaction_all", {0.1, 0.2, 0.15, 0.1});
    set(results, 1, "satisfaction_all", {0.3, 0.4, 0.36, 0.3});
    set(results, 2, "satisfaction_all", {0.1, 0.2, 0.15, 0.1});
    set(results, 0, "peak_hour", {10.0, 11.0, 12.0, 10.0});
    set(results, 1, "peak_hour", {20.0, 21.0, 22.5, 20.0});
    set(results, 0, "crisis", {1.0, 1.0, 1.0, 0.0});
    set(results, 1, "crisis", {0.0, 1.0, 1.0, 0.0});
    set(results, 2, "crisis", {0.0, 0.0, 0.0, 0.0});
    set(results, 0, "cost_total", {10.0, 10.0, 10.0, 10.0});
    set(results, 1, "cost_total", {40.0, 40.0, 40.0, 40.0});
    set(results, 2, "cost_total", {30.0, 30.0, 30.0, 30.0});
    return results;
}

bool has_note(const StudyComparison& comparison, std::string_view words) {
    for (const ComparisonNote& note : comparison.notes) {
        if (note.text.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a comparison says for every measure which branch differs from the baseline, and whether that is better") {
    const StudyComparison comparison = compare_branches(three_policies(), quick());
    REQUIRE(comparison.measures.size() == measure_infos().size());
    const ComparedMeasure& volume = *comparison.find("volume");
    CHECK(volume.info->key == "volume");
    CHECK(volume.branches[0].verdict == Verdict::baseline);
    CHECK(volume.branches[0].difference.pairs == 0);
    // Differences of -20, -30, -10, -25: mean -21.25, standard error 4.27, t of 3 degrees 3.18.
    CHECK(*volume.branches[1].difference.mean == doctest::Approx(-21.25));
    CHECK(volume.branches[1].verdict == Verdict::better);
    CHECK(volume.branches[1].bootstrap->corrected.covers(-21.25));
    CHECK(*volume.branches[1].relative.change == doctest::Approx(485.0 / 570.0 - 1.0));
    CHECK(*volume.branches[1].replicates_saved > 1.0);
    CHECK(comparison.find("satisfaction_all")->branches[1].verdict == Verdict::better);
    CHECK(comparison.find("satisfaction_all")->branches[2].verdict == Verdict::identical);
    CHECK(comparison.find("peak_hour")->branches[1].verdict == Verdict::different);
    CHECK(comparison.find("peak_hour")->branches[2].verdict == Verdict::unknown);
    CHECK(comparison.find("cost_total")->branches[1].verdict == Verdict::worse);
    CHECK(comparison.find("no_such_measure") == nullptr);
}

TEST_CASE("probabilities of a crisis, ranking, regret and front come from the same runs") {
    const StudyComparison comparison = compare_branches(three_policies(), quick());
    CHECK(*comparison.crisis[0].crisis.estimate == 0.75);
    CHECK(*comparison.crisis[2].crisis_difference.difference == -0.75);
    CHECK_FALSE(comparison.crisis[0].amplified.estimate.has_value());
    REQUIRE(comparison.ranking.order.size() == 3);
    CHECK(comparison.ranking.order[0].branch == 2);
    CHECK(*comparison.regret[2].mean == 0.0);
    CHECK(*comparison.regret[2].probability_of_best == 1.0);
    CHECK(comparison.front[0].is_on_front);
    CHECK_FALSE(comparison.front[1].is_on_front);
    CHECK(*comparison.front[1].beaten_by == 2);
    CHECK_FALSE(comparison.robustness.refused_because.empty());
    CHECK_FALSE(comparison.staffing.refused_because.empty());
    CHECK(comparison.attribution.size() == 3);
}

TEST_CASE("another baseline and another leading measure are taken at their word") {
    ComparisonOptions options = quick();
    options.baseline = "fix";
    options.measures = {"satisfaction_all", "volume"};
    const StudyComparison comparison = compare_branches(three_policies(), options);
    CHECK(comparison.baseline == 2);
    CHECK(comparison.find("volume")->branches[1].verdict == Verdict::worse);
    CHECK(comparison.ranking.order[0].branch == 1);
    CHECK(comparison.leading == std::vector<std::string>{"satisfaction_all", "volume"});
}

TEST_CASE("the study's own baseline counts where none is asked for") {
    StudyResults results = three_policies();
    results.study.baseline = "answer";
    CHECK(compare_branches(results, quick()).baseline == 1);
}

TEST_CASE("a branch or measure that does not exist is refused with the nearest that does") {
    ComparisonOptions options = quick();
    options.baseline = "sillence";
    CHECK_THROWS_WITH_AS((void)compare_branches(three_policies(), options), doctest::Contains("did you mean 'silence'"), InputError);
    options = quick();
    options.measures = {"volumes"};
    CHECK_THROWS_WITH_AS((void)compare_branches(three_policies(), options), doctest::Contains("did you mean 'volume'"), InputError);
    options = quick();
    options.cost_measure = "price";
    CHECK_THROWS_AS((void)compare_branches(three_policies(), options), InputError);
    CHECK_THROWS_AS((void)compare_branches(StudyResults{}, quick()), InputError);
}

TEST_CASE("failed and missing runs are said first, and their pairs are left out") {
    StudyResults results = three_policies();
    results.study.repetitions = 6;
    StudyRun& broken = run_at(results, 1, 0, 2);
    broken.failure = "strategy gave no answer for 10 s";
    broken.guilty_strategy = "reply";
    broken.measures.clear();
    const StudyComparison comparison = compare_branches(results, quick());
    CHECK(comparison.runs[1].failed == 1);
    CHECK(comparison.runs[1].finished == 3);
    CHECK(comparison.runs[1].missing == 2);
    CHECK(comparison.runs[1].guilty_strategy == "reply");
    CHECK(comparison.find("volume")->branches[1].difference.pairs == 3);
    CHECK(comparison.find("volume")->branches[2].difference.pairs == 4);
    CHECK(comparison.ranking.order[0].runs == 3);
    CHECK(has_note(comparison, "1 run of branch 'answer' failed"));
    CHECK(has_note(comparison, "2 runs of branch 'answer' are not done yet"));
    CHECK(has_note(comparison, "only 4 repetitions"));
}

TEST_CASE("a leading measure with values in some runs only comes with a warning of selection") {
    StudyResults results = three_policies();
    set(results, 0, "crisis_duration", {5.0, 6.0, 7.0, std::nullopt});
    set(results, 1, "crisis_duration", {std::nullopt, 6.0, 7.0, std::nullopt});
    ComparisonOptions options = quick();
    options.measures = {"crisis_duration"};
    const StudyComparison comparison = compare_branches(results, options);
    CHECK(has_note(comparison, "crisis_duration has a value in 2 of 4 runs of branch 'answer'"));
    CHECK(comparison.find("crisis_duration")->branches[1].difference.pairs == 2);
    // "fix" has no value at all and is not ranked; the others came out the same.
    CHECK(comparison.ranking.refused_because == "every repetition came out the same in all branches");
}

TEST_CASE("a study without any run compares to nothing, without falling over") {
    const StudyComparison comparison = compare_branches(results_of({"silence", "answer"}), quick());
    CHECK(comparison.repetitions == 0);
    CHECK(comparison.ranking.order.empty());
    CHECK_FALSE(comparison.crisis[1].crisis.estimate.has_value());
    CHECK(comparison.find("volume")->branches[1].verdict == Verdict::unknown);
}

TEST_CASE("equal results and settings give equal intervals, to the last bit") {
    const StudyComparison one = compare_branches(three_policies(), quick());
    const StudyComparison other = compare_branches(three_policies(), quick());
    const auto& a = *one.find("volume")->branches[1].bootstrap;
    const auto& b = *other.find("volume")->branches[1].bootstrap;
    CHECK(a.corrected.low == b.corrected.low);
    CHECK(a.percentile.high == b.percentile.high);
    CHECK(*one.front[1].share_on_front == *other.front[1].share_on_front);
}
