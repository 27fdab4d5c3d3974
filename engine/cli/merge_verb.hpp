// firebreak merge FOLDER... -o FOLDER: one study that was run in several places.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_merge_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
