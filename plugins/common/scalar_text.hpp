// Numbers and durations as people write them in YAML: 50, 30 %, 5k, 90 min. The same forms as in scenarios.
#pragma once

#include "engine/core/time.hpp"

#include <optional>
#include <string_view>

namespace firebreak::scalars {

/// 50, 0.3, 30 %, 5k, 1.5M, 1_000.
[[nodiscard]] std::optional<double> number_in(std::string_view text);
/// 90 min, 2.5 h, 3 d, 1 d 12 h, and 0; at most ten years.
[[nodiscard]] std::optional<Duration> duration_in(std::string_view text);
/// Without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace firebreak::scalars
