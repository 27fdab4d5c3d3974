// Runs through the engine as `firebreak run` makes them: a scenario file with changes, its strategy from the plugin, a Simulation.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/plugin/loader.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/simulation.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace firebreak::bench {

/// The scenario in this file of the repository with these changes, as `--set` makes them.
[[nodiscard]] Scenario scenario_of(const std::filesystem::path& file, const std::vector<std::string>& changes);

/// Whether scenarios have this parameter: what an engine does not know yet is left alone.
[[nodiscard]] bool has_parameter(std::string_view section, std::string_view key);

/// Everything that runs of one scenario on one graph share. Both outlive it.
class Runs {
  public:
    Runs(const Scenario& scenario, const FollowerGraph& graph);

    /// One run from its set-up to its horizon; `look` sees it finished.
    void run(std::uint64_t repetition, int threads, const std::function<void(const Simulation&)>& look) const;

  private:
    const Scenario& scenario_;
    const FollowerGraph& graph_;
    StrategyPlugin strategy_;
    std::uint32_t influencers_;
};

}  // namespace firebreak::bench
