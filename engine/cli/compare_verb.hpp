// `firebreak compare DIR`: what a study says about its policies.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_compare_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
