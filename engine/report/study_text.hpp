// What a study says on a terminal: the leading measures of each branch, as means over its runs at the base.
#pragma once

#include "engine/study/study_results.hpp"

#include <string>

namespace firebreak {

[[nodiscard]] std::string study_text(const StudyResults& results);
/// The same for programs: counts, and per branch the mean of each leading measure.
[[nodiscard]] std::string study_json(const StudyResults& results, const std::string& folder);

}  // namespace firebreak
