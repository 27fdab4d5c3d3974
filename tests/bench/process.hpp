// Other programs: run to their end and watched, or kept waiting until it is their turn.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::bench {

struct ProcessResult {
    double seconds = 0.0;
    double peak_bytes = 0.0;
    int exit_code = -1;
};
/// Runs a program to its end; what it prints is thrown away. Its first word is looked for in PATH.
[[nodiscard]] ProcessResult run_process(const std::vector<std::string>& words);

/// A script that says "ready" once it has read its input, and then does a round for each line it is given.
class WaitingPeer {
  public:
    explicit WaitingPeer(const std::vector<std::string>& words);
    ~WaitingPeer();
    WaitingPeer(const WaitingPeer&) = delete;
    WaitingPeer& operator=(const WaitingPeer&) = delete;

    /// What it said after "ready" (its version), or nothing when it could not start.
    [[nodiscard]] const std::optional<std::string>& greeting() const noexcept { return greeting_; }
    /// Lets it begin a round; several peers may be at it at once.
    void begin();
    /// Waits for the number that it gives back for the round; negative when it is gone.
    [[nodiscard]] double finish();

  private:
    [[nodiscard]] std::optional<std::string> line();
    pid_t process_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
    std::optional<std::string> greeting_;
};

}  // namespace firebreak::bench
