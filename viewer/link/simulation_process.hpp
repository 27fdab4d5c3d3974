// The simulation's own process as the window sees it: asked by lines, watched through shared memory.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "engine/live/shared_snapshot.hpp"
#include "engine/scenario/command.hpp"
#include "viewer/link/child_process.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// What is to be simulated.
struct SimulationChoice {
    std::filesystem::path scenario;
    std::vector<std::string> overrides;
    /// In place of the scenario's; empty: that.
    std::string strategy;
    std::vector<std::filesystem::path> plugins;
    /// Journal to take on, as YAML, and how far to go on with it before anything is asked.
    std::string journal;
    Time until{};
};

/// The program that simulates, beside this one.
[[nodiscard]] std::filesystem::path firebreak_program();

/// A folder for files between the processes; gone with this object.
class ScratchFolder {
  public:
    /// Throws RunError.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Writes a file into it and returns its path. Throws RunError.
    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const;

  private:
    std::filesystem::path path_;
};

class SimulationProcess {
  public:
    /// Throws RunError.
    SimulationProcess(const SimulationChoice& choice, const ScratchFolder& scratch);

    void ask(const nlohmann::ordered_json& request) { child_.send(request.dump()); }
    void issue(const Command& command);
    /// What it has said since the last call; lines that are no JSON are left out.
    [[nodiscard]] std::vector<nlohmann::ordered_json> answers();
    /// The newest snapshot if there is a newer one than `snapshot`, which it replaces. Also after the process has died.
    bool take(LiveSnapshot& snapshot);
    [[nodiscard]] bool is_running() { return child_.is_running(); }
    [[nodiscard]] bool is_ready() const noexcept { return shared_.has_value(); }
    /// Why it ended, in one line.
    [[nodiscard]] std::string reason();
    [[nodiscard]] std::string errors() { return child_.errors(); }
    void kill() noexcept { child_.kill(); }

  private:
    ChildProcess child_;
    std::optional<SharedSnapshot> shared_;
    std::uint64_t version_ = 0;
};

}  // namespace firebreak::viewer
