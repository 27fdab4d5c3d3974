// A report as one HTML file that loads nothing: its words in both languages, its data, its style and its script.
#pragma once

#include "engine/report/report_assets.hpp"
#include "engine/report/report_document.hpp"

#include <string>

namespace firebreak {

/// UTF-8. Equal documents give equal bytes.
[[nodiscard]] std::string html_report(const ReportDocument& document, const ReportAssets& assets, Language first);

}  // namespace firebreak
