// Between the window and the simulation: carries out what panels ask for, fills in what they show, and keeps the session when the
// simulation's process dies.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/link/futures_process.hpp"
#include "viewer/link/run_watch.hpp"
#include "viewer/link/simulation_process.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// [main thread]; never waits.
class LiveLink {
  public:
    LiveLink();

    /// Starts a scenario from day 0, or a run with a journal up to a moment; whatever ran before is given up.
    void start(SimulationChoice choice, ViewerState& state);
    /// Takes what has come since the last frame. True when there is a new snapshot.
    bool poll(ViewerState& state, LiveSnapshot& live);
    /// Carries out what concerns the simulation; false for what does not.
    bool carry_out(const Action& action, ViewerState& state, const LiveSnapshot& live);

    /// While it plays: the moment at which something is to be done before anything else happens, or kNever.
    void stop_before_playing_past(Time moment) { next_stop_ = moment; }
    /// Plays on, if it stands still only for `stop_before_playing_past`.
    void go_on(const LiveSnapshot& live);

    /// What was asked for, with the journal as it stands.
    [[nodiscard]] const SimulationChoice& choice() const noexcept { return choice_; }
    /// The same of what runs: the scenario as it was read, whatever has become of its file since. Throws RunError where that cannot be
    /// written.
    [[nodiscard]] SimulationChoice as_read() const;
    [[nodiscard]] const std::string& journal() const noexcept { return choice_.journal; }
    /// The scenario as it was resolved, in YAML; empty before the first answer.
    [[nodiscard]] const std::string& scenario_yaml() const noexcept { return scenario_yaml_; }
    [[nodiscard]] const ScratchFolder& scratch() const noexcept { return scratch_; }
    [[nodiscard]] bool is_playing() const noexcept { return wants_to_play_; }
    /// Asks which posts the talk went back to; the answer stands in `conversations`.
    void ask_for_conversations();
    [[nodiscard]] const std::optional<nlohmann::ordered_json>& conversations() const noexcept { return conversations_; }
    /// Digest of the state at the end of the run, as the manifest of `firebreak run` has it; empty before.
    [[nodiscard]] const std::string& final_state() const noexcept { return final_state_; }

  private:
    using Json = nlohmann::ordered_json;
    void hear(const Json& answer, ViewerState& state, const LiveSnapshot& live);
    void hear_ready(const Json& answer, ViewerState& state);
    /// Begins `choice_`, by way of `run` where that is given.
    void begin(ViewerState& state, const SimulationChoice* run);
    void notice_death(ViewerState& state, const LiveSnapshot& live);
    void poll_futures(ViewerState& state);
    void play();

    ScratchFolder scratch_;
    SimulationChoice choice_;
    std::string scenario_yaml_;
    /// That of the scenario, until a command brings in another.
    std::string first_strategy_;
    std::unique_ptr<SimulationProcess> process_;
    std::unique_ptr<FuturesProcess> futures_;
    std::string final_state_;
    std::optional<nlohmann::ordered_json> conversations_;
    bool wants_to_play_ = false;
    Time next_stop_ = kNever;
    Time told_to_stop_ = kNever;
    /// After a death: who is to take over once the journal has been replayed.
    bool replaces_strategy_ = false;
    int deaths_in_a_row_ = 0;
    SilenceWatch silence_;
    FileWatch file_;
};

}  // namespace firebreak::viewer
