// The conversations of a run that grew most, and how soon the company answered them.
#pragma once

#include "engine/sim/simulation.hpp"
#include "engine/study/study_results.hpp"

#include <cstddef>
#include <vector>

namespace firebreak {

inline constexpr std::size_t kLargestRoots = 10;

/// At most kLargestRoots roots that were shared at all, the most shared first, ties by key. O(posts).
[[nodiscard]] std::vector<AttributedRoot> largest_roots(const Simulation& simulation);

}  // namespace firebreak
