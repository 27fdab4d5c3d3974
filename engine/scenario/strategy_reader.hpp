// The key `strategy`: a name, and parameters whose meaning only the strategy knows.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/scenario.hpp"

#include <string_view>

namespace firebreak {

/// Reads `strategy: canned` or a section with `name` and parameters. [setup]
[[nodiscard]] StrategyChoice read_strategy(const YamlNode& node, ReadContext& context);

/// What a scalar most likely is, by its form alone: true, 12, 0.3 or 30 %, 90 min, else text.
[[nodiscard]] ParamValue guessed_value(std::string_view text, bool is_quoted);

}  // namespace firebreak
