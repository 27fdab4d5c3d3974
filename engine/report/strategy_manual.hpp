// The reference of all strategies, docs/reference/strategies.md, from what their plugins declare.
#pragma once

#include "engine/plugin/strategy_plugin.hpp"

#include <span>
#include <string>

namespace firebreak {

/// The whole page, in Markdown: strategies and modifiers, each with its parameters.
[[nodiscard]] std::string strategy_manual(std::span<const StrategyPlugin> plugins);

}  // namespace firebreak
