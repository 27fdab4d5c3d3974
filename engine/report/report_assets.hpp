// What a page needs beside its words: the style sheet, and the script that draws the charts. Both are built by the target report_assets and
// stand beside the program, under share/firebreak/report.
#pragma once

#include <filesystem>
#include <string>

namespace firebreak {

struct ReportAssets {
    std::string style;
    std::string script;
    /// Where they were found; render_charts.cjs is there as well.
    std::filesystem::path folder;
};

/// The folder beside the program, or FIREBREAK_REPORT_ASSETS.
[[nodiscard]] std::filesystem::path report_assets_folder();

/// Throws InputError, in one line that says how to get them, where a file is missing.
[[nodiscard]] ReportAssets read_report_assets(const std::filesystem::path& folder);

}  // namespace firebreak
