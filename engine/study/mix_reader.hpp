// `mixes` of a study file: how often each branch occurs among the companies that one wants to speak of.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/study/study.hpp"

#include <vector>

namespace firebreak {

/// `study` has its branches already. Weights become shares of their sum.
[[nodiscard]] std::vector<StudyMix> read_mixes(const YamlNode& node, const Study& study, ReadContext& context);

}  // namespace firebreak
