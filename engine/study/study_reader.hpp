// From a YAML file to a Study. Everything wrong with the file itself is reported in one go, each problem at its line and column; whether
// its branches and points are scenarios is another question (study_checks).
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/yaml_tree.hpp"
#include "engine/study/study.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace firebreak {

/// Whether a file is a study rather than a scenario: it has `branches`.
[[nodiscard]] bool is_study(const YamlNode& root) noexcept;
/// The same for a file; false for what cannot be read.
[[nodiscard]] bool is_study_file(const std::filesystem::path& file);

/// The study in the file. The caller calls problems.throw_if_errors(): with errors the value is not fit for use. [setup]
[[nodiscard]] Study read_study_file(const std::filesystem::path& file, Diagnostics& problems);
/// The same for a text; `name` stands for the file in messages.
[[nodiscard]] Study read_study_text(std::string_view text, const std::string& name, Diagnostics& problems);

/// What the program leads with where a study does not say.
[[nodiscard]] std::vector<std::string> default_study_measures();
[[nodiscard]] std::vector<std::string> default_study_series();

/// The study's scenario file, as seen from the current folder.
[[nodiscard]] std::filesystem::path scenario_file_of(const Study& study);

}  // namespace firebreak
