// What the debrief needs and takes a while: for each decision of the company, the same people from the same moment on without it.
#pragma once

#include "engine/report/after_action.hpp"
#include "viewer/link/futures_process.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// Decisions by their place in the journal, with the differences that each made; computed one after the other in the background. [main
/// thread]
class DebriefJob {
  public:
    /// `entries` are places in `journal`, which the run was made with.
    DebriefJob(SimulationChoice run, std::vector<Command> journal, std::vector<std::size_t> entries, int replicates,
               std::filesystem::path file);

    /// Goes on; never waits. `scratch` outlives the job.
    void poll(const ScratchFolder& scratch);
    [[nodiscard]] bool is_over() const noexcept { return next_ == entries_.size() && !futures_; }
    /// On [0, 1].
    [[nodiscard]] float share_done() const noexcept;
    /// The first trouble; empty without one.
    [[nodiscard]] const std::string& trouble() const noexcept { return trouble_; }
    [[nodiscard]] const std::map<std::size_t, std::vector<AfterActionDifference>>& differences() const noexcept { return differences_; }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }
    [[nodiscard]] int replicates() const noexcept { return replicates_; }

  private:
    SimulationChoice run_;
    std::vector<Command> journal_;
    std::vector<std::size_t> entries_;
    int replicates_;
    std::filesystem::path file_;
    std::size_t next_ = 0;
    std::unique_ptr<FuturesProcess> futures_;
    std::map<std::size_t, std::vector<AfterActionDifference>> differences_;
    std::string trouble_;
};

}  // namespace firebreak::viewer
