// firebreak new-strategy: a folder that builds, to begin a strategy of one's own with.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_new_strategy_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
