// Whether arrays that come from outside make a graph; all code that walks rows relies on it.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <cstddef>
#include <optional>

namespace firebreak {

/// The first account whose offsets fall or leave the followers, or whose followers are not strictly increasing or out of range; nothing
/// when all rows are sound. At the speed of memory. [parallel inside]
[[nodiscard]] std::optional<std::size_t> first_bad_row(const MappedArrays& arrays);

}  // namespace firebreak
