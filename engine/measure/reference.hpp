// The manual's page on measures, written from the same tables that compute them.
#pragma once

#include <string>

namespace firebreak {

/// The text of docs/reference/measures.md.
[[nodiscard]] std::string measures_markdown();

}  // namespace firebreak
