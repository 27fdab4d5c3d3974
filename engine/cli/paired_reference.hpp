// The paired run without incidents, kept as long as its record is read.
#pragma once

#include "engine/cli/run_session.hpp"
#include "engine/measure/run_record.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/sim/simulation.hpp"

#include <memory>
#include <optional>

namespace firebreak {

/// Owns everything that the record views.
struct PairedReference {
    std::unique_ptr<Scenario> scenario;
    Cast cast;
    std::unique_ptr<Simulation> simulation;
    RunRecord record;
};

/// Runs it with the options' repetition and threads; nothing where the options or the scenario (no incident) do without.
[[nodiscard]] std::optional<PairedReference> reference_of(const RunOptions& options, const Scenario& scenario,
                                                          const StrategyLibrary& library, const FollowerGraph& graph,
                                                          std::uint32_t influencer_followers);

}  // namespace firebreak
