// What a study says, for a terminal: first how likely a crisis is under each policy, then their order, how they differ, what they cost, and
// how far all of it can be trusted.
#pragma once

#include "engine/report/terminal_summary.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/study_results.hpp"

#include <string>

namespace firebreak {

/// UTF-8 lines, the last one ended.
[[nodiscard]] std::string comparison_text(const StudyResults& results, const StudyComparison& comparison, const SummaryStyle& style);

/// Every number of the comparison for a program; null for what is absent.
[[nodiscard]] std::string comparison_json(const StudyResults& results, const StudyComparison& comparison);

}  // namespace firebreak
