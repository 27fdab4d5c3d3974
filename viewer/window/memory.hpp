// How much memory the window's own process uses.
#pragma once

namespace firebreak::viewer {

/// 0 where the system does not tell.
[[nodiscard]] float resident_megabytes();

}  // namespace firebreak::viewer
