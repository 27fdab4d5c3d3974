// A curve in one line of text, for terminals.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace firebreak {

/// The values as blocks of eight heights, at most `width` columns, each showing the highest of the values it stands for; a column without
/// anything is blank. The highest value of all is a full block.
[[nodiscard]] std::string sparkline(std::span<const double> values, std::size_t width);

/// Marks such as "d0      d7" under the sparkline of `hour_count` hourly values: days at even distances, as many as fit.
[[nodiscard]] std::string day_marks(std::size_t hour_count, std::size_t width);

}  // namespace firebreak
