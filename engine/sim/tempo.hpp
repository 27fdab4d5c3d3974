// platform.tempo: the same people on a slower or faster web. Every delay of people and media is multiplied; the reaction time that
// nobody beats, opening hours, the company's own work and what happens in the world keep their length.
#pragma once

#include "engine/scenario/scenario.hpp"

namespace firebreak {

/// The scenario with its delays multiplied. [setup]
[[nodiscard]] Scenario with_tempo(const Scenario& scenario);

}  // namespace firebreak
