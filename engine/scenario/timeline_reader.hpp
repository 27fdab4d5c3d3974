// The entries of `timeline` and of a journal: at what time, what is done, with which values.
#pragma once

#include "engine/scenario/command.hpp"
#include "engine/scenario/field_reader.hpp"
#include "engine/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace firebreak {

/// Reads a list of commands; `path` is its name in messages. Incidents must have been read, because `t0` and `incident` refer to them.
[[nodiscard]] std::vector<Command> read_timeline(const YamlNode& list, const std::string& path, const Scenario& scenario,
                                                 ReadContext& context);

}  // namespace firebreak
