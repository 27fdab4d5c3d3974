// `firebreak plugin-check`: holds a stranger's strategy to the contract that the bundled ones are held to.
#pragma once

#include <CLI/CLI.hpp>

namespace firebreak {

void register_plugin_check_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
