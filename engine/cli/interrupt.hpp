// Ctrl-C: asks the work at hand to stop where it can be resumed, instead of dying in the middle of a file.
#pragma once

namespace firebreak {

/// Installs the handlers for SIGINT and SIGTERM. A second Ctrl-C ends the program at once. [setup]
void catch_interrupts();
/// Whether the user asked to stop.
[[nodiscard]] bool is_interrupted() noexcept;

}  // namespace firebreak
