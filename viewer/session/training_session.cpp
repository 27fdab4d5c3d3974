#include "viewer/session/training_session.hpp"

#include "engine/scenario/scenario_reader.hpp"
#include "viewer/link/scenario_cards.hpp"

#include <utility>

namespace firebreak::viewer {

void TrainingSession::poll(ViewerState& state) {
    if (!has_looked_for_scenarios_) {
        has_looked_for_scenarios_ = true;
        if (const auto folder = scenario_folder()) state.scenarios = scenario_cards(*folder);
    }
    link_.poll(state, live_);
    take_scenario(state);
    link_.go_on(live_);
}

std::optional<NetworkParams> TrainingSession::take_new_network() { return std::exchange(network_, std::nullopt); }

// The simulation's process has resolved it: files are absolute, overrides are in it.
void TrainingSession::take_scenario(ViewerState& state) {
    if (link_.scenario_yaml().empty() || link_.scenario_yaml() == scenario_yaml_) return;
    scenario_yaml_ = link_.scenario_yaml();
    Diagnostics problems;
    Scenario scenario = read_scenario_text(scenario_yaml_, link_.choice().scenario.string(), {}, problems);
    if (problems.has_errors()) return;
    network_ = scenario.network;
    state.exercise.timing = default_timing(scenario);
    state.exercise.scenario = std::move(scenario);
}

void TrainingSession::open(const std::filesystem::path& file, ViewerState& state) {
    state.is_picker_open = false;
    state.abandoned.clear();
    state.bands.clear();
    live_ = {};
    SimulationChoice choice;
    choice.scenario = file;
    link_.start(std::move(choice), state);
}

void TrainingSession::carry_out(const Action& action, ViewerState& state) {
    if (const auto* opened = std::get_if<Open>(&action)) return open(opened->file, state);
    link_.carry_out(action, state, live_);
}

}  // namespace firebreak::viewer
