// What the window is about: the run behind the link, the files it came from, and what was open before.
#pragma once

#include "engine/scenario/network_params.hpp"
#include "viewer/link/live_link.hpp"
#include "viewer/state/conductor.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace firebreak::viewer {

class TrainingSession final : public Conductor {
  public:
    void poll(ViewerState& state) override;
    void carry_out(const Action& action, ViewerState& state) override;
    [[nodiscard]] const LiveSnapshot& live() const override { return live_; }

    /// Of a scenario that was opened since the last call.
    [[nodiscard]] std::optional<NetworkParams> take_new_network();

  private:
    void take_scenario(ViewerState& state);
    void open(const std::filesystem::path& file, ViewerState& state);

    LiveLink link_;
    LiveSnapshot live_;
    /// Scenario of the run as it was last taken, and its network until somebody takes it.
    std::string scenario_yaml_;
    std::optional<NetworkParams> network_;
    bool has_looked_for_scenarios_ = false;
};

}  // namespace firebreak::viewer
