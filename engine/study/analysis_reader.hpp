// The sections `sensitivity` and `calibration` of a study file: what is asked of the model beside the comparison of its branches.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/study/study.hpp"

namespace firebreak {

/// `study` has its branches and its baseline already.
[[nodiscard]] Sensitivity read_sensitivity(const YamlNode& node, const Study& study, ReadContext& context);
[[nodiscard]] Calibration read_calibration(const YamlNode& node, const Study& study, ReadContext& context);

}  // namespace firebreak
