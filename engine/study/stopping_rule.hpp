// When a study has enough repetitions. With rule `interval` this is looked at only at whole multiples of `step`, on all runs up to there:
// so the answer is a function of the results, the same for any number of workers and whatever was done beyond.
#pragma once

#include "engine/study/finished_runs.hpp"

#include <cstdint>

namespace firebreak {

/// How many repetitions are to be run as far as one can tell: all of them are known to be needed. `fixed`: how many the plan asks for.
[[nodiscard]] std::uint64_t wanted_repetitions(const StudyPlan& plan, const FinishedRuns& finished, std::uint64_t fixed);

}  // namespace firebreak
