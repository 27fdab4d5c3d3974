#include "engine/scenario/timestamp_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace firebreak {
namespace {

constexpr std::string_view kWish = "be a moment such as '2017-10-31 22:10', '2017-10-31T22:10:47Z' or '2017-10-31 22:10:47 +02:00'";
constexpr std::size_t kDateLength = 10;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// "07" at the front of `text`, up to `most`.
std::optional<std::int64_t> take_two_digits(std::string_view& text, std::int64_t most) {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
    const std::int64_t number = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    if (number > most) return std::nullopt;
    return number;
}

bool take(std::string_view& text, char letter) {
    if (!text.starts_with(letter)) return false;
    text.remove_prefix(1);
    return true;
}

// "22:10", "22:10:47", "22:10:47.123"; digits beyond the microsecond are dropped.
std::optional<Duration> take_clock(std::string_view& text) {
    const std::optional<std::int64_t> hour = take_two_digits(text, 23);
    if (!hour || !take(text, ':')) return std::nullopt;
    const std::optional<std::int64_t> minute = take_two_digits(text, 59);
    if (!minute) return std::nullopt;
    Duration clock = hours{*hour} + minutes{*minute};
    if (!take(text, ':')) return clock;
    const std::optional<std::int64_t> second = take_two_digits(text, 59);
    if (!second) return std::nullopt;
    clock += seconds{*second};
    if (!take(text, '.')) return clock;
    std::int64_t unit = 100'000;
    for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1), unit /= 10) clock += Duration{(text[0] - '0') * unit};
    return clock;
}

// "Z", "UTC", "+02:00", "-0730", "+02": how far ahead of UTC.
std::optional<Duration> read_zone(std::string_view text) {
    if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") return Duration{0};
    const bool is_behind = text.starts_with('-');
    if (!is_behind && !text.starts_with('+')) return std::nullopt;
    text.remove_prefix(1);
    const std::optional<std::int64_t> hour = take_two_digits(text, 14);
    if (!hour) return std::nullopt;
    std::optional<std::int64_t> minute = 0;
    take(text, ':');
    if (!text.empty()) minute = take_two_digits(text, 59);
    if (!minute || !text.empty()) return std::nullopt;
    const Duration ahead = hours{*hour} + minutes{*minute};
    return is_behind ? -ahead : ahead;
}

std::string wish_for(std::string_view text) {
    if (std::count(text.begin(), text.end(), '/') == 2)
        return fmt::format("{}; with slashes nobody can tell the day from the month: export the column as ISO 8601", kWish);
    return std::string{kWish};
}

}  // namespace

Reading<Time> read_timestamp(std::string_view text, Duration utc_offset, bool is_utc) {
    const std::string_view given = text;
    const auto no = [given] { return Reading<Time>{std::nullopt, wish_for(given)}; };
    const std::optional<std::chrono::sys_days> date = read_date(text.substr(0, kDateLength));
    if (!date || text.size() <= kDateLength) return no();
    text.remove_prefix(kDateLength);
    if (!take(text, 'T') && !take(text, ' ')) return no();
    const std::optional<Duration> clock = take_clock(text);
    if (!clock) return no();
    while (take(text, ' ')) continue;
    Time time = kStart + Duration{*date - kObservedDayZero} + *clock;
    if (!text.empty()) {
        const std::optional<Duration> ahead = read_zone(text);
        if (!ahead) return no();
        time += utc_offset - *ahead;
    } else if (is_utc) {
        time += utc_offset;
    }
    if (time < kStart) return {std::nullopt, "be later than 1970-01-05"};
    return {time, {}};
}

std::string date_text(Time time) {
    const std::chrono::year_month_day date{kObservedDayZero + std::chrono::floor<days>(time - kStart)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace firebreak
