// Checkpoint files: a run's whole state, from which it continues as if it had never stopped.
#pragma once

#include "engine/sim/simulation.hpp"

#include <filesystem>

namespace firebreak {

/// Writes the state beside the file and renames it, so that a checkpoint is there whole or not at all. Throws RunError.
void write_checkpoint(const Simulation& simulation, const std::filesystem::path& file);

/// Continues `simulation`, which must have been set up for the same scenario, network, strategy and repetition by the same build.
/// Throws InputError when the file is another's, RunError when it is damaged.
void read_checkpoint(Simulation& simulation, const std::filesystem::path& file);

}  // namespace firebreak
