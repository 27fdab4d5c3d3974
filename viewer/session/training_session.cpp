#include "viewer/session/training_session.hpp"

#include "viewer/link/scenario_cards.hpp"

namespace firebreak::viewer {

void TrainingSession::poll(ViewerState& state) {
    if (!has_looked_for_scenarios_) {
        has_looked_for_scenarios_ = true;
        if (const auto folder = scenario_folder()) state.scenarios = scenario_cards(*folder);
    }
    link_.poll(state, live_);
    link_.go_on(live_);
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
