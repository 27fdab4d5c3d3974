// A worker: runs what its supervisor asks for, side by side on mapped networks, and sends the results back. It knows nothing of shards,
// leases or other workers.
#pragma once

#include "engine/study/study_folder.hpp"

namespace firebreak {

struct WorkerOptions {
    StudyFolder folder;
    /// The socket, open since this process began.
    int descriptor = -1;
    int threads = 1;
};

/// Works until the supervisor hangs up. What goes wrong as a whole is told to it.
void worker_session(const WorkerOptions& options);

}  // namespace firebreak
