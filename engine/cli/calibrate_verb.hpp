// firebreak calibrate STUDY.yaml: which values of parameters give what was observed.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_calibrate_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
