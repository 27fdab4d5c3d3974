// Runs what a study still lacks: claims shards, hands their runs to worker processes, puts what comes back in place. It starts no thread
// and never touches TBB. Any number of supervisors, on any number of machines, may work on one folder.
#pragma once

#include "engine/study/finished_runs.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/worker_process.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace firebreak {

struct SupervisorOptions {
    WorkerCommand worker;
    int workers = 1;
    /// About how long a shard is to take.
    double shard_seconds = 45.0;
    /// Goes on until all is done, also where the rest is being done by others.
    bool waits_for_others = true;
    /// Whether the user asked to stop.
    std::function<bool()> is_stopped;
    /// Runs done of those planned, failures among them.
    std::function<void(std::uint64_t done, std::uint64_t planned, std::uint64_t failed)> tell;
    /// A line that a strategy printed, which may be said in workers only. May be empty.
    WorkerWords::PassOn pass_on;
};

struct SupervisorOutcome {
    bool is_stopped = false;
    /// Of the base; what the stopping rule came to.
    std::uint64_t repetitions = 0;
    std::uint64_t done = 0;
    std::uint64_t planned = 0;
    std::uint64_t failed = 0;
};

/// Works on the study in `folder` until it is complete or stopped. Throws InputError and RunError; DiskError where results could not be
/// kept, and then those of finished shards are safe. [serial]
[[nodiscard]] SupervisorOutcome supervise(const StudyFolder& folder, const StudyPlan& plan, const SupervisorOptions& options);

}  // namespace firebreak
