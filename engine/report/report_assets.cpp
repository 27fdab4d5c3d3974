#include "engine/report/report_assets.hpp"

#include "engine/core/diagnostics.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    const bool is_read = in.good() && !text.str().empty();
    if (!is_read) {
        throw InputError({.file = file.string()},
                         "is missing: the charts of reports are built with './dev report …' or 'cmake --build build/release --target "
                         "report_assets', which need npm");
    }
    return text.str();
}

}  // namespace

fs::path report_assets_folder() {
    if (const char* variable = std::getenv("FIREBREAK_REPORT_ASSETS"); variable != nullptr) return variable;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{"share/firebreak/report"} : program.parent_path().parent_path() / "share/firebreak/report";
}

ReportAssets read_report_assets(const fs::path& folder) {
    return {content_of(folder / "report.css"), content_of(folder / "report.js"), folder};
}

}  // namespace firebreak
