// firebreak plugins: the strategies within reach and what can be set on each.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_plugins_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
