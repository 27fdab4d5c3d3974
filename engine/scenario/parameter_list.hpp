// Every parameter of a scenario file in one list, for those who show them all: explain, the manual, the JSON Schema.
#pragma once

#include "engine/params/field.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct Parameter {
    /// "platform.visibility", "incidents[].affected", "horizon".
    std::string path;
    /// "platform", "incidents[]"; empty at the top of the file.
    std::string section;
    const Field* field = nullptr;
    ParamValue default_value;
};

/// In the order of the manual: the top of the file, then section by section.
[[nodiscard]] const std::vector<Parameter>& scenario_parameters();

/// The default as YAML would write it; instants as "d7 00:00", an empty text as "".
[[nodiscard]] std::string default_text(const Parameter& parameter);

/// The unit in words, with what the type already says left out.
[[nodiscard]] std::string unit_words(const Field& field);

}  // namespace firebreak
