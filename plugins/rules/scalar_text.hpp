// The scalars of a playbook, as people write them: 50, 30 %, 5k, 90 min, 22:00-06:00, monday-friday. The same forms as in scenarios.
#pragma once

#include "plugins/common/scalar_text.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak::rules {

inline constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

using scalars::duration_in;
using scalars::number_in;
using scalars::trimmed;

/// Minutes since midnight: 07:30, 24:00.
[[nodiscard]] std::optional<int> minute_in(std::string_view text);
/// 0 for monday.
[[nodiscard]] std::optional<std::size_t> weekday_in(std::string_view text);

/// "22:00-06:00" as its two ends; nothing without exactly one '-'.
struct Span {
    std::string_view from;
    std::string_view to;
};
[[nodiscard]] std::optional<Span> span_in(std::string_view text);

/// A number as short as it reads back: 50, 0.3.
[[nodiscard]] std::string number_text(double value);

}  // namespace firebreak::rules
