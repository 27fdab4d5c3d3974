// firebreak sensitivity STUDY.yaml: which parameters decide what a study finds.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_sensitivity_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
