// The key `strategy`: a name, modifiers, and parameters whose meaning only the strategy and the modifiers know.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Reads `strategy: canned`, `strategy: canned+silo`, or a section with `name`, `modifiers` and parameters. [setup]
[[nodiscard]] StrategyChoice read_strategy(const YamlNode& node, ReadContext& context);

/// The words between the plus signs of `canned+slow_approval+silo`, without the blanks around them; never empty.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

/// What a scalar most likely is, by its form alone: true, 12, 0.3 or 30 %, 90 min, else text.
[[nodiscard]] ParamValue guessed_value(std::string_view text, bool is_quoted);

}  // namespace firebreak
