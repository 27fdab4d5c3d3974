// A worker as its supervisor sees it: a process of its own (fork and exec at once), which dies with the supervisor and is never in its way.
#pragma once

#include "engine/study/worker_link.hpp"
#include "engine/study/worker_words.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace firebreak {

struct WorkerCommand {
    /// This program.
    std::filesystem::path program;
    std::filesystem::path folder;
    int threads = 1;
    /// Address space it may have; nothing: no limit.
    std::optional<double> memory_bytes;
};

/// Killed and reaped when it is destroyed. [serial]
class WorkerProcess {
  public:
    /// Throws RunError.
    explicit WorkerProcess(const WorkerCommand& command);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    [[nodiscard]] WorkerLink& link() noexcept { return link_; }
    [[nodiscard]] WorkerWords& words() noexcept { return words_; }
    void kill() noexcept;
    /// Waits until it is gone and tells how it went: "was ended by signal 11 (Segmentation fault)".
    [[nodiscard]] std::string end_text();

  private:
    /// The worker's end closes here as soon as the worker has it.
    WorkerProcess(const WorkerCommand& command, LinkPair pair, WordsPipe words);
    WorkerLink link_;
    WorkerWords words_;
    int process_ = -1;
};

}  // namespace firebreak
