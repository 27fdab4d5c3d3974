// `firebreak gain`: the effective gain of a scenario, without running it.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_gain_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
