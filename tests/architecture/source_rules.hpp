// What must not be written where: calls that would make results differ between processors, and words printed by the wrong room.
#pragma once

#include "tests/architecture/source_tree.hpp"

#include <string>
#include <vector>

namespace firebreak::test {

/// Calls of the C library's exp, log, pow and their kin, whose last bits differ between processors: "path:line: std::exp", one a call.
[[nodiscard]] std::vector<std::string> libm_calls(const SourceFile& file);

/// Words sent to the terminal: "path:line: std::cerr", one for each.
[[nodiscard]] std::vector<std::string> prints(const SourceFile& file);

}  // namespace firebreak::test
