// firebreak schema: the JSON Schema of scenario files, for editors.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_schema_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
