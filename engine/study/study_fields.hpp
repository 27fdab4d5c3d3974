// The plain keys of a study file, one table per section: type, range and meaning, for the reader, the schema and the manual.
#pragma once

#include "engine/params/field.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace firebreak {

/// Members of Study at the top of the file.
[[nodiscard]] const std::vector<Field>& study_fields();
/// Members of Sweep, Robustness, Sensitivity, Calibration and StoppingRule.
[[nodiscard]] const std::vector<Field>& sweep_fields();
[[nodiscard]] const std::vector<Field>& robustness_fields();
[[nodiscard]] const std::vector<Field>& sensitivity_fields();
[[nodiscard]] const std::vector<Field>& calibration_fields();
[[nodiscard]] const std::vector<Field>& stopping_fields();

/// A key at the top of a study file that is no plain value.
struct StudyKey {
    std::string_view key;
    std::string_view help;
};
[[nodiscard]] std::span<const StudyKey> structured_study_keys() noexcept;

}  // namespace firebreak
