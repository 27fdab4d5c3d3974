// The number in "company.desk.agents=4".
#pragma once

#include "engine/study/study.hpp"

#include <optional>

namespace firebreak {

/// The value as a number: 4, .3, 30 %, durations in hours, true as 1 and false as 0. Nothing for words. Its halves: assignments.hpp.
[[nodiscard]] std::optional<double> number_of(const Assignment& assignment);

}  // namespace firebreak
