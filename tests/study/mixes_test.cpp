#include "engine/study/mixes.hpp"

#include "engine/measure/mean_interval.hpp"
#include "tests/study/made_up_results.hpp"
#include "tests/study/study_support.hpp"

using namespace firebreak;
using namespace firebreak::test;

namespace {

const std::string kMixes = "mixes:\n  - {name: b2c, title: Consumer brands, shares: {silence: 25 %, answer: 75 %}}\n";

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a mix is the weighted mean of its branches, repetition by repetition, and weights need no sum of their own") {
    StudyResults results = results_of({"none", "canned", "plan"});
    results.study.mixes = {{"m", "", {0.25, 0.75, 0.0}}};
    set(results, 0, "volume", {100.0, 200.0, 300.0, std::nullopt});
    set(results, 1, "volume", {20.0, 60.0, 40.0, 80.0});
    set(results, 2, "volume", {std::nullopt, 1.0, 1.0, 1.0});
    const MixOutcome outcome = mix_outcome(results, 0, 0, "volume");
    // A branch without a share may lack a value; one with a share may not.
    CHECK(outcome.repetitions == 3);
    const std::vector<double> sums{40.0, 95.0, 105.0};
    CHECK(*outcome.mean == doctest::Approx(80.0));
    CHECK(outcome.bounds->high == doctest::Approx(mean_interval(sums)->high));
    const Study study = study_of(kTwoBranches + "mixes:\n  - {name: m, shares: {silence: 17, answer: 51}}\n");
    REQUIRE(study.mixes.size() == 1);
    CHECK(study.mixes[0].title == "m");
    CHECK(study.mixes[0].shares[0] == doctest::Approx(0.25));
    CHECK(study_of(kTwoBranches + kMixes).mixes[0].shares[1] == doctest::Approx(0.75));
}

TEST_CASE("mistakes in mixes are told at their places, each once") {
    const std::string said = study_problems(kTwoBranches +
                                            "mixes:\n  - {name: a, shares: {silense: 1, answer: -2}}\n  - {name: a, share: {}}\n"
                                            "  - {name: b, shares: {answer: 0}}\n");
    CAPTURE(said);
    CHECK(has(said, "s.yaml:9:24: there is no branch 'silense' for mixes.0.shares; did you mean 'silence'?"));
    CHECK(has(said, "mixes.0.shares.answer is '-2', but must be a number of 0 or more"));
    CHECK(has(said, "unknown key 'share' in mixes.1; did you mean 'shares'?"));
    CHECK(has(said, "two mixes are called 'a'"));
    CHECK(has(said, "s.yaml:11:23: mixes.2.shares has no branch with a share above 0"));
    CHECK(has(study_problems(kTwoBranches + "mixes: 3\n"), "mixes"));
}
