// Every chart of a report as SVG and PNG files, drawn by the page's own script in node, and turned into pixels by rsvg-convert.
#pragma once

#include "engine/report/report_assets.hpp"
#include "engine/report/report_document.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace firebreak {

struct ChartFiles {
    std::vector<std::string> written;
    /// What could not be done and how to mend it, one line each.
    std::vector<std::string> problems;
};

/// Names of the files without their ending: a chart's id, and a column's key where a chart has a choice of columns.
[[nodiscard]] std::vector<std::string> chart_file_names(const ReportDocument& document);

/// Makes the folder where it is missing. Throws InputError where it cannot be written to. [serial]
[[nodiscard]] ChartFiles write_chart_files(const ReportDocument& document, const ReportAssets& assets, const std::filesystem::path& folder,
                                           Language language);

}  // namespace firebreak
