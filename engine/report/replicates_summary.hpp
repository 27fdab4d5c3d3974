// What many runs of one scenario amount to: first how likely a crisis is, then how the measures spread.
#pragma once

#include "engine/measure/over_runs.hpp"
#include "engine/report/terminal_summary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

struct ReplicatesInput {
    std::string title;
    std::string scenario;
    std::string strategy;
    std::uint64_t seed = 0;
    std::uint64_t accounts = 0;
    Time end;
    /// All measures of each run that finished.
    std::vector<RunMeasures> runs;
    /// Runs that did not, and are left out of everything.
    std::int64_t failed = 0;
};

/// The summary as UTF-8 lines, the last one ended.
[[nodiscard]] std::string replicates_summary(const ReplicatesInput& input, const SummaryStyle& style);

}  // namespace firebreak
