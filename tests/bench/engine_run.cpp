#include "tests/bench/engine_run.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "tests/bench/session.hpp"

#include <algorithm>

namespace firebreak::bench {

Scenario scenario_of(const std::filesystem::path& file, const std::vector<std::string>& changes) {
    Diagnostics problems;
    Scenario scenario = read_scenario(source_folder() / file, {changes}, problems);
    problems.throw_if_errors();
    return scenario;
}

bool has_parameter(std::string_view section, std::string_view key) {
    return std::any_of(scenario_sections().begin(), scenario_sections().end(), [&](const Section& candidate) {
        return candidate.path == section &&
               std::any_of(candidate.fields->begin(), candidate.fields->end(), [&](const Field& field) { return field.info.key == key; });
    });
}

Runs::Runs(const Scenario& scenario, const FollowerGraph& graph)
    : scenario_{scenario},
      graph_{graph},
      strategy_{StrategyLibrary{default_plugin_folders()}.open(scenario.strategy.name)},
      influencers_{influencer_threshold(graph)} {}

void Runs::run(std::uint64_t repetition, int threads, const std::function<void(const Simulation&)>& look) const {
    Diagnostics problems;
    const std::unique_ptr<Strategy> strategy = strategy_.create(given_values(scenario_.strategy.params), problems);
    problems.throw_if_errors();
    Simulation simulation{{scenario_, graph_, *strategy, repetition, influencers_, threads}};
    simulation.run();
    look(simulation);
}

}  // namespace firebreak::bench
