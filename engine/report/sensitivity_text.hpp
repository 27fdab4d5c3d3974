// What a sensitivity analysis found: for a terminal, for a program, and as a table.
#pragma once

#include "engine/report/csv.hpp"
#include "engine/report/terminal_summary.hpp"
#include "engine/study/sensitivity_findings.hpp"

#include <filesystem>
#include <string>

namespace firebreak {

/// Parameters by importance, outcome by outcome; UTF-8 lines, the last one ended.
[[nodiscard]] std::string sensitivity_text(const StudyResults& results, const SensitivityFindings& findings, const SummaryStyle& style);

/// Every number; null for what is absent.
[[nodiscard]] std::string sensitivity_json(const StudyResults& results, const SensitivityFindings& findings);

/// A row per outcome and parameter. Errors as in CsvFile.
[[nodiscard]] WrittenFile write_sensitivity_table(const std::filesystem::path& file, const StudyResults& results,
                                                  const SensitivityFindings& findings);

}  // namespace firebreak
