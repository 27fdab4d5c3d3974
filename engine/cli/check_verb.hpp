// firebreak check FILE...: everything that is wrong with scenarios, before anything runs.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/scenario.hpp"

#include <CLI/App.hpp>

#include <functional>

namespace firebreak {

/// A further check of a scenario that was read without errors, such as whether its strategy exists and knows its parameters.
using ScenarioCheck = std::function<void(const Scenario&, Diagnostics&)>;

/// Adds the verb. `exit_code` becomes 2 when a file has errors; warnings alone leave it at 0. [setup]
void register_check_verb(CLI::App& app, int& exit_code, ScenarioCheck further_check = {});

}  // namespace firebreak
