// firebreak explain KEY: what a parameter means, its unit, range, default, and where the default comes from.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. `exit_code` becomes 2 when the key names nothing. [setup]
void register_explain_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
