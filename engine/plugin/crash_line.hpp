// One line about a plugin that takes the process with it. docs/decisions/0004 says why a line, and what it does not cover.
#pragma once

#include <cstdint>
#include <string>

namespace firebreak {

/// From now on a plugin that crashes (or calls exit) in a thread of ours ends the program with one line to `file_descriptor`: which plugin,
/// which replicate, in which of its functions, what happened; exit code 3. A crash outside of plugins goes to whoever handled it before.
/// With `time_limit` seconds above 0 the same is said of the call that is running when they are over. [setup]
void name_plugins_that_crash(int file_descriptor, int time_limit = 0);

/// For that line: this thread computes replicate `number` from now on. Also gives the thread a stack to run the handler on, as its own may
/// be what overflowed. [parallel]
void this_thread_runs_replicate(std::uint64_t number);
void this_thread_runs_no_replicate() noexcept;

/// "replicate 3: ", or nothing when this thread runs none.
[[nodiscard]] std::string replicate_prefix();

}  // namespace firebreak
