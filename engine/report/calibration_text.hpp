// What a calibration found and what it could not: for a terminal, for a program, and as a table.
#pragma once

#include "engine/report/csv.hpp"
#include "engine/report/terminal_summary.hpp"
#include "engine/study/calibration_findings.hpp"

#include <filesystem>
#include <string>

namespace firebreak {

/// UTF-8 lines, the last one ended.
[[nodiscard]] std::string calibration_text(const Study& study, const CalibrationFindings& findings, const SummaryStyle& style);

/// Every number but the particles'; null for what is absent.
[[nodiscard]] std::string calibration_json(const Study& study, const CalibrationFindings& findings);

/// A row per particle: weight, distance, the parameters, the statistics of its runs. Errors as in CsvFile.
[[nodiscard]] WrittenFile write_posterior_table(const std::filesystem::path& file, const Study& study, const CalibrationFindings& findings);

}  // namespace firebreak
