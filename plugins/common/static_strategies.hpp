// The bundled strategies inside a program, without shared libraries: for tests and sanitizers. Target firebreak_static_strategies.
#pragma once

#include "engine/plugin/strategy.h"

#include <vector>

namespace firebreak {

/// All of them, by name; StrategyPlugin::from_table makes plugins of them. [any]
[[nodiscard]] std::vector<const firebreak_strategy*> static_strategies();

}  // namespace firebreak
