// The host's side of the C contract: an instance of a plugin, seen as a Modifier (a strategy is one that heeds no orders but its own).
// Everything that comes back is checked here.
#pragma once

#include "engine/plugin/strategy_plugin.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// Makes an instance; nullptr when the plugin reported problems with `values` (resolved, in the table's order) into `diagnostics`.
/// Throws StrategyError when it failed without saying which value is to blame. [setup]
[[nodiscard]] std::unique_ptr<Modifier> make_foreign_strategy(const firebreak_strategy& table, const std::string& name,
                                                              std::span<const StrategyParameter> parameters,
                                                              std::span<const GivenValue> values, Diagnostics& diagnostics);

}  // namespace firebreak
