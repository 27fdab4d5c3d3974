// The time series of a run, as coarse as a study keeps it.
#pragma once

#include "engine/measure/time_series.hpp"
#include "engine/study/study.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace firebreak {

/// What several steps of a column come to in one: a flow adds up, a level is that of the last step (or, where the column tells the start of
/// its step, of the first), a mean is the mean of the steps that have one.
enum class Coarsening : std::uint8_t { sum, first, last, mean };
[[nodiscard]] Coarsening coarsening_of(std::string_view column) noexcept;

/// The columns of Study::series in rows of Study::series_step, row-major. A step that ends before the row does counts as far as it goes.
[[nodiscard]] std::vector<std::optional<double>> sampled_series(const RunRecord& run, const Study& study);

/// Start of each of these rows, in hours.
[[nodiscard]] std::vector<double> series_starts(Duration horizon, Duration step);

}  // namespace firebreak
