// What an inject does to the simulation, as it stands in one cell of a table: seeds number=20 arousal=0.8
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <string>
#include <string_view>

namespace firebreak::viewer {

/// The kind and the values that are not the defaults; values with spaces stand in quotes. Its time is not part of it.
[[nodiscard]] std::string effect_text(const Command& command);

/// The command, checked like an entry of a journal; with a scenario also against its incidents. `wish` says everything that is wrong.
[[nodiscard]] Reading<Command> read_effect(std::string_view text, const Scenario* scenario);

}  // namespace firebreak::viewer
