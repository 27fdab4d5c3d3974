// What no single parameter's table can say: rules between parameters.
#pragma once

#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/scenario.hpp"

namespace firebreak {

/// Reports every rule that the scenario breaks, at the place of the key that would mend it. [setup]
void check_scenario(const Scenario& scenario, ReadContext& context);

/// Names the generator keys that are given although a file supplies the graph, and puts them back to their defaults, so that what has
/// no effect is no part of the value. [setup]
void drop_unused_generator_keys(NetworkParams& network, ReadContext& context);

}  // namespace firebreak
