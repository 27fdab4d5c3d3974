// `--set key.path=value`: changes the tree of a scenario before it is read, so that an override meets every check that a file meets.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <string>

namespace firebreak {

/// Sets one value. Sections that are missing are made; entries of lists are named by their number (from 0) or by their `id`. The value's
/// mark is the override itself, with line 0. Reports what cannot be set. [setup]
void apply_override(const std::string& assignment, YamlNode& root, Diagnostics& problems);

/// A value that came from an override rather than from a line of a file.
[[nodiscard]] inline bool is_override(const Mark& mark) noexcept { return mark.line == 0; }

}  // namespace firebreak
