// Which strategies there are, and the one that a scenario asks for.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/scenario.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace firebreak {

/// The scenario's strategy parameters, as a plugin wants them.
[[nodiscard]] std::vector<GivenValue> given_values(const StrategyChoice& choice);

/// Reports an unknown strategy and everything that its parameter table refuses. The check that `firebreak check` runs on every scenario.
void check_strategy(const StrategyLibrary& library, const Scenario& scenario, Diagnostics& problems);

}  // namespace firebreak
