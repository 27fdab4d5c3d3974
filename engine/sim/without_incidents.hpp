// The world in which nothing happened: the same people and the same draws without incidents and without what the timeline does about
// them. Damage is only ever measured against it.
#pragma once

#include "engine/scenario/scenario.hpp"

namespace firebreak {

/// The scenario without `incidents` and `timeline`.
[[nodiscard]] inline Scenario without_incidents(Scenario scenario) {
    scenario.incidents.clear();
    scenario.timeline.clear();
    return scenario;
}

}  // namespace firebreak
