#include "engine/scenario/bundled_scenarios.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace firebreak {

namespace fs = std::filesystem;

std::optional<fs::path> bundled_scenario_folder() {
    if (const char* variable = std::getenv("FIREBREAK_SCENARIO_PATH"); variable != nullptr) return fs::path{variable};
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    return program.parent_path().parent_path() / "share/firebreak/scenarios";
}

std::vector<fs::path> yaml_files_in(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    const fs::path real = fs::canonical(folder, error);
    if (error) return files;
    for (fs::directory_iterator entry{real, error}, end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".yaml") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace firebreak
