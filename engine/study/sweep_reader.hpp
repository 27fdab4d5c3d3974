// The sections `sweep` and `robustness` of a study file: which parameters are varied, over which values.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/study/study.hpp"

#include <string>
#include <vector>

namespace firebreak {

/// What the table says of a key as --set writes it; nullptr for a key without one (a strategy's own).
[[nodiscard]] const Field* swept_field(std::string_view key);

/// `parameters:` of a section called `above`, as ranges; none where it is left out.
[[nodiscard]] std::vector<SweptParameter> read_ranges(const YamlNode& section, const std::string& above, ReadContext& context);

[[nodiscard]] Sweep read_sweep(const YamlNode& node, ReadContext& context);
[[nodiscard]] Robustness read_robustness(const YamlNode& node, ReadContext& context);

}  // namespace firebreak
