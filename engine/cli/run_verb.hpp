// firebreak run SCENARIO: one replicate of a scenario, from YAML to tables and a summary.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_run_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
