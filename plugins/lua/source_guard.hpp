// What must be refused before a script is compiled, because nothing can refuse it later.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak::lua {

struct SourceProblem {
    /// From 1; 0 for the file as a whole.
    std::size_t line = 0;
    std::string text;
};

/// The first thing in `source` that no script may contain: compiled code; the operator ^, for which Lua calls the C library's pow, whose
/// last bits differ from processor to processor.
[[nodiscard]] std::optional<SourceProblem> forbidden_in(std::string_view source);

}  // namespace firebreak::lua
