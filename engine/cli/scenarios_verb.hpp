// firebreak scenarios: the cases that come with the program, and what each is for.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_scenarios_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
