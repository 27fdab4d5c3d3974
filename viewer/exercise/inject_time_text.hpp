// The times of an events list, as people type them in spreadsheets, in English and in French.
#pragma once

#include "engine/scenario/typed_reader.hpp"
#include "viewer/exercise/inject.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak::viewer {

/// "d7 09:00", "t0 + 30 min", "e0 + 15 min"; reads back as the same.
[[nodiscard]] std::string inject_time_text(const InjectTime& at);

/// The same for a reader of French: "J7 09:00".
[[nodiscard]] std::string french_inject_time_text(const InjectTime& at);

/// d7 09:00, J7 09:30, day 7 09:30, 09:30, 9h30, 9:30 PM (on `day`), t0+30min, H+1h30, e0 + 15 min, and with `day_zero` also
/// 2012-07-09 09:30 and 09/07/2012 09:30 (the day comes first). `day` is where a time of day without a day belongs, in whole days.
[[nodiscard]] Reading<InjectTime> read_inject_time(std::string_view text, std::int64_t day, std::optional<std::chrono::sys_days> day_zero);

/// "15 min", "1h30", "2 mn", "15" (minutes), "00:15" (hours and minutes).
[[nodiscard]] Reading<Duration> read_typed_duration(std::string_view text);

/// The day that a time counts from day 0 lies on; `otherwise` for one that counts from something else.
[[nodiscard]] std::int64_t day_of(const InjectTime& at, std::int64_t otherwise) noexcept;

}  // namespace firebreak::viewer
