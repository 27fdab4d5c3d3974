// The JSON Schema of scenario files, which editors use to complete and check while one types.
#pragma once

#include <string>

namespace firebreak {

/// JSON Schema, draft 2020-12, of a scenario file, from the parameters' tables.
[[nodiscard]] std::string scenario_schema();

}  // namespace firebreak
