// The paired run without incidents, kept as long as its record is read.
#pragma once

#include "engine/cli/run_session.hpp"
#include "engine/measure/run_record.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/sim/simulation.hpp"

#include <memory>

namespace firebreak {

/// Owns everything that the record views.
struct PairedReference {
    std::unique_ptr<Scenario> scenario;
    Cast cast;
    std::unique_ptr<Simulation> simulation;
    RunRecord record;
};

/// Whether there is anything to compare with: the user wants it, and the scenario has an incident.
[[nodiscard]] bool wants_reference(const RunOptions& options, const Scenario& scenario) noexcept;
/// The strategies of the run without incidents, made anew. [setup]
[[nodiscard]] Cast cast_of_reference(const Scenario& scenario, const StrategyLibrary& library);
/// Runs it with these strategies and the options' repetition and threads.
[[nodiscard]] PairedReference reference_of(const RunOptions& options, const Scenario& scenario, Cast cast, const FollowerGraph& graph,
                                           std::uint32_t influencer_followers);

}  // namespace firebreak
