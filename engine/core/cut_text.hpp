// Text that is longer than its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firebreak {

/// The text, or as many of its whole words as fit into `most_bytes` together with "…", which says that there is more. A word that alone is
/// too long is cut at a character. UTF-8; `most_bytes` at least 4.
[[nodiscard]] std::string cut_text(std::string_view text, std::size_t most_bytes);

}  // namespace firebreak
