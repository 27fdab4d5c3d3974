// Who may include whom. The order of the rooms keeps the model readable from left to right; one door per package keeps each replaceable.
#pragma once

#include "tests/architecture/source_tree.hpp"

#include <string>
#include <vector>

namespace firebreak::test {

/// "path:line: what breaks which rule", one for each #include of `file` that breaks one.
[[nodiscard]] std::vector<std::string> include_breaches(const SourceFile& file);

}  // namespace firebreak::test
