// The tables of one run as CSV files in its folder. Rows are in an order that depends on neither the loop nor the threads.
#pragma once

#include "engine/company/company.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/run_record.hpp"
#include "engine/plugin/explained_strategy.hpp"
#include "engine/report/csv.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// timeseries.csv: one row per step, `time` being its start; columns as in series_columns(). Errors as in CsvFile, here and below.
[[nodiscard]] WrittenFile write_time_series(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run);

/// summary.csv: one row with all measures, `time` being the end of the run.
[[nodiscard]] WrittenFile write_summary(const std::filesystem::path& folder, const RunLabel& label, Time end,
                                        std::span<const MeasureValue> values);

/// One run of many.
struct SummaryRow {
    RunLabel label;
    Time end;
    std::vector<MeasureValue> values;
};

/// summary.csv: one row per run in the given order, with all measures, `time` being the end of that run.
[[nodiscard]] WrittenFile write_summaries(const std::filesystem::path& folder, std::span<const SummaryRow> runs);

/// posts.csv: one row per post, by (time, key). Posts and cases go by their keys, accounts by their label in the graph's file.
[[nodiscard]] WrittenFile write_posts(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run,
                                      const FollowerGraph& graph);

/// cases.csv: one row per case, by (opening, key); what did not happen is empty.
[[nodiscard]] WrittenFile write_cases(const std::filesystem::path& folder, const RunLabel& label, const RunRecord& run,
                                      const FollowerGraph& graph);

/// decisions.csv: the company's log in the order of time.
[[nodiscard]] WrittenFile write_decisions(const std::filesystem::path& folder, const RunLabel& label, std::span<const Decision> decisions);

/// explain.csv: why the strategy acted, and what it did on that account, in the order in which it said so.
[[nodiscard]] WrittenFile write_explanations(const std::filesystem::path& folder, const RunLabel& label,
                                             std::span<const Explanation> explanations);

/// {"key": value, …} with null for what does not apply, in the order of the manual.
[[nodiscard]] std::string summary_json(std::span<const MeasureValue> values);

}  // namespace firebreak
