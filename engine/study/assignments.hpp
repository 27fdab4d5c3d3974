// `set:` of a study file: keys and values as `run --set` takes them, each with its place.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/study/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Reads `{platform.visibility: 0.2}`, the same in nested sections, or a list of such maps. [setup]
[[nodiscard]] std::vector<Assignment> read_assignments(const YamlNode& node, const std::string& path, ReadContext& context);

/// "platform.visibility" of "platform.visibility=0.2", and what stands behind the sign.
[[nodiscard]] std::string_view key_of(const Assignment& assignment) noexcept;
[[nodiscard]] std::string_view value_of(const Assignment& assignment) noexcept;

}  // namespace firebreak
