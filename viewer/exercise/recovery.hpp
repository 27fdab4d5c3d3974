// A session kept while it goes on, so that a crash costs seconds. Each running viewer has a file of its own and a lock that names its
// process; what the dead left behind is offered at the next start.
#pragma once

#include "viewer/exercise/session_file.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// $XDG_STATE_HOME/firebreak/autosave, or under ~/.local/state. Empty without a home.
[[nodiscard]] std::filesystem::path autosave_folder();

/// What can be recovered.
struct Leftover {
    std::filesystem::path session;
    std::filesystem::path lock;
    std::filesystem::file_time_type saved;
};
/// Sessions of processes that are gone, the newest first. [setup]
[[nodiscard]] std::vector<Leftover> find_leftovers(const std::filesystem::path& folder);
/// Once it was recovered and saved elsewhere, or is not wanted.
void discard(const Leftover& leftover) noexcept;

/// Keeps the session of this process. Destroyed in good order it leaves nothing behind. [serial]
class Autosave {
  public:
    /// Nothing is written yet.
    Autosave(std::filesystem::path folder, std::chrono::seconds interval);
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    /// Whether the interval is over; `now` in seconds of any clock that only goes forward. Cheap: called every frame.
    [[nodiscard]] bool is_time(double now) const noexcept;
    /// Writes where something changed. The trouble in one sentence, once for each new trouble; else empty.
    [[nodiscard]] std::string keep(const SavedSession& session, double now);
    /// True when what was given last lies on the disk.
    [[nodiscard]] bool is_kept() const noexcept { return is_kept_; }
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }

  private:
    std::string write(std::string_view text);
    std::filesystem::path folder_;
    std::filesystem::path file_;
    std::filesystem::path lock_;
    double interval_ = 0.0;
    double last_ = 0.0;
    bool has_tried_ = false;
    bool is_kept_ = false;
    std::uint64_t kept_digest_ = 0;
    std::string told_;
};

}  // namespace firebreak::viewer
