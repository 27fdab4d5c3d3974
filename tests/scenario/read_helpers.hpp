// What the tests of this room share: reading a text and saying what was wrong with it, and the bundled files.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Problems as one text, a line each.
inline std::string text_of_all(const Diagnostics& problems) {
    std::string text;
    for (const Problem& problem : problems.problems()) text += (text.empty() ? "" : "\n") + problem.text();
    return text;
}

/// What is wrong with a scenario; the first line is supplied.
inline std::string problems_of(const std::string& body, std::vector<std::string> overrides = {}) {
    Diagnostics problems;
    (void)read_scenario_text("firebreak: 1\n" + body, "s.yaml", {std::move(overrides)}, problems);
    return text_of_all(problems);
}

/// A scenario that must be right; the first line is supplied.
inline Scenario scenario_of(const std::string& body, std::vector<std::string> overrides = {}) {
    Diagnostics problems;
    Scenario scenario = read_scenario_text("firebreak: 1\n" + body, "s.yaml", {std::move(overrides)}, problems);
    if (!problems.problems().empty()) throw InputError(problems.problems());
    return scenario;
}

inline std::filesystem::path source_folder() {
    const char* folder = std::getenv("FIREBREAK_SOURCE_DIR");
    return folder == nullptr ? std::filesystem::current_path() : std::filesystem::path{folder};
}

inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

/// All scenarios below scenarios/, sorted; studies stand there as well.
inline std::vector<std::filesystem::path> bundled_scenarios() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder() / "scenarios")) {
        if (entry.path().extension() != ".yaml") continue;
        const bool is_study = content_of(entry.path()).find("\nbranches:") != std::string::npos;
        if (!is_study) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace firebreak
