// The tables of a study as CSV files. Rows are sorted by branch, point and repetition, so their bytes depend on the study only: not on
// workers, machines or interruptions.
#pragma once

#include "engine/report/csv.hpp"
#include "engine/study/study_results.hpp"

#include <filesystem>
#include <vector>

namespace firebreak {

/// summary.csv (a row per run with all measures), timeseries.csv (the kept columns, a row per step, base point only), points.csv (a row per
/// parameter of a point), roots.csv (the conversations that grew most) and failures.csv (runs that came to nothing) in `folder`. Errors as
/// in CsvFile.
[[nodiscard]] std::vector<WrittenFile> write_study_tables(const std::filesystem::path& folder, const StudyResults& results);

}  // namespace firebreak
