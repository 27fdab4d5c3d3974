// How much was said in each hour, as a table tells it: a stream of the real world, or the timeseries.csv of a run.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Counts of consecutive clock-aligned hours.
struct HourlySeries {
    /// Of the first hour; since kObservedDayZero, or since day 0 of a run.
    Time start;
    std::vector<double> counts;
    /// Hours between the first and the last without a row; they count as 0.
    std::size_t hours_without_row = 0;
    /// What was counted: the columns, joined by '+', and the company.
    std::string what;
};

struct SeriesChoice {
    /// Their sum is taken. Empty: the only column of numbers there is.
    std::vector<std::string> columns;
    /// Rows of this company only; empty: all rows, hour by hour together.
    std::string company;
};

/// The column of times is `hour` or `time`: a moment, or a number of hours since day 0. Rows of the same hour are added up. Counts must
/// be whole numbers. With errors in `problems` the series is not fit for use. [setup]
[[nodiscard]] HourlySeries read_hourly_series(const std::filesystem::path& path, const SeriesChoice& choice, Diagnostics& problems);
[[nodiscard]] HourlySeries read_hourly_series_text(std::string_view text, std::string name, const SeriesChoice& choice,
                                                   Diagnostics& problems);

}  // namespace firebreak
