// Which process on which machine left a file: so that files of the dead are told from those of the living.
#pragma once

#include <string>
#include <string_view>

namespace firebreak {

/// "host:4711" of this process.
[[nodiscard]] std::string own_process_mark();
/// Whether that process is known to be gone: it ran on this machine, and there is none of its number. False for other machines.
[[nodiscard]] bool is_known_dead(std::string_view process_mark);

}  // namespace firebreak
