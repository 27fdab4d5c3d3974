// A study that never ran: results and their comparison made up by rule, for tests of the report only. Nothing in it says anything about
// any policy.
#pragma once

#include "engine/study/comparison.hpp"
#include "engine/study/study_results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak::test {

/// Four policies, 60 repetitions, 28 days of hourly series, 16 other settings and a sweep over the number of agents. Titles are as given.
[[nodiscard]] StudyResults made_up_results(const std::vector<std::string>& titles = {"Standard replies", "Answer within 30 min",
                                                                                     "Crisis plan", "Hostile replies"});

/// Few resamples: tests of the report do not judge intervals.
[[nodiscard]] ComparisonOptions quick_comparison();

/// One entry of a comparison by hand: the lead measure and what each branch after the baseline comes to.
struct HandMade {
    Verdict verdict = Verdict::better;
    double mean = 0.0;
    double difference = 0.0;
    double half_width = 0.0;
};

/// A comparison in one measure: the first branch is the baseline, with this mean. Titles are "A", "B", "C"…
[[nodiscard]] StudyComparison hand_made(std::string_view measure, double baseline_mean, const std::vector<HandMade>& others);

}  // namespace firebreak::test
