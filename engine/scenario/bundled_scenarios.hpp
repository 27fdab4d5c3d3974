// Where the scenarios are that come with the program, and what a folder of scenarios holds.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace firebreak {

/// FIREBREAK_SCENARIO_PATH, or beside the program: an installation holds the files, a build folder a link to them. Nothing where it cannot
/// be told where the program stands.
[[nodiscard]] std::optional<std::filesystem::path> bundled_scenario_folder();

/// The YAML files of a folder, by name; where a link stands for the folder, under the path that people know. Studies among them. Empty for
/// a folder that cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> yaml_files_in(const std::filesystem::path& folder);

}  // namespace firebreak
