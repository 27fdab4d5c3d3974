// Numbers and times as people write them in each language: 86.2%, 86,2 %; d8 09:30, J8 09:30.
#pragma once

#include "engine/core/time.hpp"
#include "viewer/ui/language.hpp"

#include <string>

namespace firebreak::viewer {

/// What stands for a value that is absent or not a number.
inline constexpr const char* kNothing = "–";

/// "12,345"; "12 345" with a narrow space in French. Rounded to a whole number.
[[nodiscard]] std::string count_text(Language language, double count);
/// "950", "12.3k", "1.2M"; "12,3 k", "1,2 M".
[[nodiscard]] std::string short_count_text(Language language, double count);
/// With this many digits after the point or comma.
[[nodiscard]] std::string number_text(Language language, double number, int decimals);
/// Of a share: "86.2%"; "86,2 %". One decimal below 10 %, none at 0 and 100.
[[nodiscard]] std::string percent_text(Language language, double share);
/// "€12,345"; "12 345 €".
[[nodiscard]] std::string euros_text(Language language, double euros);
/// The two largest units that are not zero: "45 s", "12 min", "3 h 20 min", "2 d 4 h" (French days: "2 j 4 h").
[[nodiscard]] std::string duration_text(Language language, Duration duration);
/// "d8 09:30"; "J8 09:30". A dash for kNever.
[[nodiscard]] std::string clock_text(Language language, Time time);
/// "09:30".
[[nodiscard]] std::string hour_text(Time time);
/// "d8"; "J8".
[[nodiscard]] std::string day_text(Language language, Time time);
/// Simulated time per second: "1 min/s", "3 h/s"; "as fast as it goes" for 0.
[[nodiscard]] std::string speed_text(Language language, double simulated_seconds_per_second);

}  // namespace firebreak::viewer
