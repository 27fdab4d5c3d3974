// firebreak report DIR: a study's folder as one HTML file that a board can read.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_report_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
