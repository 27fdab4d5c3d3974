// From a Scenario back to YAML: the resolved scenario that goes with every result, and the journal of a steered run.
#pragma once

#include "engine/scenario/scenario.hpp"

#include <span>
#include <string>

namespace firebreak {

/// The scenario with every key, defaults included (but for generator keys where a file gives the graph). Reading it gives an equal
/// content_hash, wherever it is stored: network.file is written as an absolute path. [setup]
[[nodiscard]] std::string to_yaml(const Scenario& scenario);

/// A journal: a YAML list that read_commands reads back.
[[nodiscard]] std::string commands_to_yaml(std::span<const Command> commands);

}  // namespace firebreak
