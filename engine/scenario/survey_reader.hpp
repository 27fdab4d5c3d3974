// The list `survey_targets` of a scenario file.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/survey_params.hpp"

#include <string>
#include <vector>

namespace firebreak {

/// Reads the list; each entry states what, published and source, and names something no other entry names. [setup]
[[nodiscard]] std::vector<SurveyTarget> read_survey_targets(const YamlNode& list, const std::string& path, ReadContext& context);

}  // namespace firebreak
