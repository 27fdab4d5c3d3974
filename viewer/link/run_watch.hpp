// Keeps an eye on what may happen to a run from outside: a simulation that says nothing any more, a scenario's file that changes.
#pragma once

#include "viewer/state/viewer_state.hpp"

#include <filesystem>
#include <optional>

namespace firebreak::viewer {

/// How long the simulation has been silent while something is expected of it. Times in seconds of the window's clock.
class SilenceWatch {
  public:
    void begin(double now) noexcept;
    /// A line came. A snapshot also answers what was asked to go on.
    void hear(double now) noexcept;
    void hear_snapshot(double now) noexcept;
    /// Something was asked that a line answers, or that snapshots will show.
    void ask(double now) noexcept;
    void expect_snapshot() noexcept { expects_snapshot_ = true; }
    /// Warns once in the state's messages. True when it has been silent for so long that it is to be given up.
    /// `is_running`: the run goes on by itself. `is_ready`: it has begun; making a large network takes its time.
    [[nodiscard]] bool is_given_up(ViewerState& state, bool is_running, bool is_ready);

  private:
    double heard_at_ = 0.0;
    bool is_asked_ = false;
    bool expects_snapshot_ = false;
    bool has_warned_ = false;
};

/// Tells in the state's messages when the file changes or disappears, once each. What was read of it stays in use.
class FileWatch {
  public:
    void begin(std::filesystem::path file);
    void look(ViewerState& state);

  private:
    std::filesystem::path file_;
    std::optional<std::filesystem::file_time_type> time_;
    bool is_missing_ = false;
    double looked_at_ = 0.0;
};

}  // namespace firebreak::viewer
