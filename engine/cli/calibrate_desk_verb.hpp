// firebreak calibrate-desk FILE: the company's desk, fitted to its own ticket list.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. `exit_code` becomes 2 when the list holds too few answers to fit anything. [setup]
void register_calibrate_desk_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
