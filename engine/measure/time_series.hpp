// The run step by step (sim.metrics_tick, by default an hour): one row per step, and one table that says what its columns are.
#pragma once

#include "engine/measure/run_record.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// What happened in [start, end).
struct SeriesRow {
    Time start;
    Time end;
    /// Items by type, in the order of PostType; statements and the company's posts stay 0.
    std::array<std::int64_t, kPostTypes> items{};
    std::int64_t volume = 0;
    std::int64_t cumulative_volume = 0;
    /// Missing where exposures are not counted.
    std::optional<double> cumulative_reach;
    bool counts_exposures = true;
    Tally tally;
    /// Missing for a last step that the run did not complete.
    std::optional<DeskTally> desk;
    /// Mentions that monitoring saw; known for whole hours only.
    std::optional<double> seen_mentions;
    double expected_volume = 0.0;
    /// Per 100 accounts, at the start of the hour in which the step begins.
    std::optional<double> buzz;
};

/// One row per step that begins before the end of the run. [serial]
[[nodiscard]] std::vector<SeriesRow> time_series(const RunRecord& run);

struct SeriesColumn {
    std::string_view key;
    std::string_view unit;
    std::string_view help;
    std::optional<double> (*value)(const SeriesRow& row);
};

/// The columns after `time`, in the order of the files.
[[nodiscard]] std::span<const SeriesColumn> series_columns();

}  // namespace firebreak
