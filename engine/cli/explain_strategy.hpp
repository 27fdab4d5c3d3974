// What a strategy's parameter means: `firebreak explain strategy.canned.coverage`. The strategies' own tables know it, not the scenario's.
#pragma once

#include <string>
#include <string_view>

namespace firebreak {

/// Explains "strategy.NAME.KEY", "strategy.NAME" (all its parameters) or "strategy.KEY" (of every strategy that has it); empty when
/// nothing matches.
[[nodiscard]] std::string explain_strategy(std::string_view key);

}  // namespace firebreak
