// A file that is cut short, or whose disk fails, while it is mapped kills the program by SIGBUS at some innocent line.
#pragma once

namespace firebreak {

/// From now on such a death names the file on stderr and has exit code 3, unless somebody else handles SIGBUS. May be called again. [setup]
void name_files_on_bus_errors() noexcept;

}  // namespace firebreak
