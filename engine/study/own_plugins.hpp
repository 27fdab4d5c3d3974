// Which branches follow strategies that did not come with the program. Such code may do anything to its process, also without dying of it,
// so its runs share a process with nobody else's (docs/decisions/0004-a-strategy-that-crashes.md).
#pragma once

#include "engine/study/plan_file.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace firebreak {

/// For each branch, a number that it shares with those it may share a process with: 0 for strategies that come with the program, another
/// one for each of the others. [setup]
[[nodiscard]] std::vector<std::uint32_t> process_circles(const StudyPlan& plan, const PlanFile& file);

/// The files (--plugin) that a branch needs: what is not loaded can do nothing. [setup]
[[nodiscard]] std::vector<std::filesystem::path> own_plugins_of(const StudyPlan& plan, const PlanFile& file, std::uint32_t branch);

}  // namespace firebreak
