// firebreak worker FOLDER: what `firebreak study` starts. Not for people.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb, hidden from --help. [setup]
void register_worker_verb(CLI::App& app);

}  // namespace firebreak
