// Rows of follows that are drawn twice, once to count and once to place them, so that they are never stored as pairs: with 8 bytes for each
// on top of the rows, the largest networks would not fit.
#pragma once

#include "engine/graph/row_builder.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace firebreak {

/// Writes the follows from number `first` on into `out`, the same ones whenever it is asked. [parallel]
using DrawFollows = std::function<void(std::uint64_t first, std::span<Follow> out)>;

/// build_rows() of the follows 0 … count-1 that `draw` tells. Memory: 4 bytes per follow drawn, 12 per account and 34 MB. The result does
/// not depend on the number of threads. [setup]
[[nodiscard]] GraphArrays build_drawn_rows(std::uint32_t accounts, std::uint64_t count, const DrawFollows& draw, DroppedFollows& dropped);

}  // namespace firebreak
