// The JSON Schema of study files, for editors that complete and check while one types.
#pragma once

#include <string>

namespace firebreak {

/// JSON Schema, draft 2020-12, from the tables of study_fields.
[[nodiscard]] std::string study_schema();

}  // namespace firebreak
