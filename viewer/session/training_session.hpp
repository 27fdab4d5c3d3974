// What the window is about: the run behind the link, the exercise that is played with it, the files they came from and go to.
#pragma once

#include "engine/scenario/network_params.hpp"
#include "viewer/exercise/recovery.hpp"
#include "viewer/exercise/session_file.hpp"
#include "viewer/link/live_link.hpp"
#include "viewer/session/debrief_job.hpp"
#include "viewer/state/conductor.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

class TrainingSession final : public Conductor {
  public:
    TrainingSession();

    void poll(ViewerState& state) override;
    void carry_out(const Action& action, ViewerState& state) override;
    void keep_now(ViewerState& state) override;
    [[nodiscard]] const LiveSnapshot& live() const override { return live_; }
    /// Of a scenario that was opened since the last call.
    [[nodiscard]] std::optional<NetworkParams> take_new_network();

  private:
    void look_around(ViewerState& state);
    void take_scenario(ViewerState& state);
    /// False where it cannot be read: then nothing has changed.
    bool open(const std::filesystem::path& file, ViewerState& state);
    void open_session(const SavedSession& session, ViewerState& state);
    void recover(ViewerState& state);
    void play_exercise(ViewerState& state);
    void keep(ViewerState& state);
    void save(const std::filesystem::path& file, ViewerState& state);
    void begin_debrief(const std::filesystem::path& file, ViewerState& state);
    void poll_debrief(ViewerState& state);
    void write_debrief_page(ViewerState& state);
    [[nodiscard]] SavedSession session(const ViewerState& state);
    void bound_branches(const ViewerState& state);
    void try_to(const Action& action, ViewerState& state);
    [[nodiscard]] bool can_read(const std::filesystem::path& scenario, const std::vector<std::string>& overrides, ViewerState& state) const;
    [[nodiscard]] std::vector<Command> journal() const;

    LiveLink link_;
    LiveSnapshot live_;
    /// Scenario of the run as it was last taken, and its network until somebody takes it.
    std::string scenario_yaml_;
    std::filesystem::path scenario_file_;
    std::optional<NetworkParams> network_;
    std::vector<SessionBranch> branches_;
    std::vector<std::filesystem::path> pictures_;
    std::unique_ptr<Autosave> autosave_;
    std::unique_ptr<DebriefJob> debrief_;
    /// The branch that a rewind leaves, until the simulation has gone back: what it still shows is over.
    std::optional<std::uint32_t> left_branch_;
    bool has_looked_around_ = false;
    /// Times of a session that was opened stay as they were saved.
    bool keeps_timing_ = false;
};

}  // namespace firebreak::viewer
