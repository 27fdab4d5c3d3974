#include "viewer/exercise/inject_time_text.hpp"

#include "engine/params/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace firebreak::viewer {
namespace {

constexpr const char* kWish = "be a time such as 'd7 09:00', '09:30', 't0 + 30 min' or 'e0 + 15 min'";
constexpr std::int64_t kMinute = 60'000'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
/// As a journal allows.
constexpr std::int64_t kMostDays = 36'500;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }

// Small letters, spaces of every kind as one, none at the ends; "à" as in "J7 à 09:30" is left out.
std::string tidied(std::string_view text) {
    std::string tidy;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const bool is_hard = rest.starts_with("\u00a0");
        const bool is_narrow = rest.starts_with("\u202f");
        if (is_hard || is_narrow || text[i] == ' ' || text[i] == '\t' || text[i] == '\n') {
            if (!tidy.empty() && tidy.back() != ' ') tidy += ' ';
            i += is_hard ? 1 : is_narrow ? 2 : 0;
        } else if (rest.starts_with("à ")) {
            i += std::string_view{"à "}.size() - 1;
        } else {
            tidy += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        }
    }
    if (tidy.ends_with(' ')) tidy.pop_back();
    return tidy;
}

// Takes a number of at most nine digits from the front.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::size_t count = 0;
    std::int64_t number = 0;
    for (; count < text.size() && is_digit(text[count]); ++count) {
        if (count == 9) return std::nullopt;
        number = number * 10 + (text[count] - '0');
    }
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

void skip_space(std::string_view& text) {
    if (text.starts_with(' ')) text.remove_prefix(1);
}

// 9:30, 09:30:15, 9h30, 9h, 9.30 is none, 9:30 pm. The whole text must be one.
std::optional<Duration> clock_of(std::string_view text) {
    const std::optional<std::int64_t> hour = take_number(text);
    if (!hour) return std::nullopt;
    if (text.starts_with(" h")) skip_space(text);
    if (text.empty()) return std::nullopt;
    const bool is_french = text[0] == 'h';
    if (!is_french && text[0] != ':') return std::nullopt;
    text.remove_prefix(1);
    skip_space(text);
    std::int64_t minute = 0;
    std::int64_t second = 0;
    if (!text.empty() || !is_french) {
        const std::size_t before = text.size();
        const std::optional<std::int64_t> read = take_number(text);
        if (!read || before - text.size() != 2) return std::nullopt;
        minute = *read;
    }
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        const std::size_t before = text.size();
        const std::optional<std::int64_t> read = take_number(text);
        if (!read || before - text.size() != 2) return std::nullopt;
        second = *read;
    }
    skip_space(text);
    const bool has_half = text == "am" || text == "pm";
    if ((!text.empty() && !has_half) || minute > 59 || second > 59) return std::nullopt;
    if (has_half ? *hour < 1 || *hour > 12 : *hour > 23) return std::nullopt;
    const std::int64_t in_day = has_half ? *hour % 12 + (text == "pm" ? 12 : 0) : *hour;
    return Duration{in_day * kHour + minute * kMinute + second * 1'000'000};
}

Reading<InjectTime> on_day(std::int64_t day, Duration clock) {
    if (day > kMostDays) return {std::nullopt, "lie within 36500 days"};
    return {InjectTime{TimeBase::day_zero, Duration{day * kDay} + clock}, {}};
}

// What stands behind "t0" or "e0": nothing, or a sign and a duration.
Reading<InjectTime> after_base(TimeBase base, std::string_view rest) {
    skip_space(rest);
    if (rest.empty()) return {InjectTime{base, Duration{0}}, {}};
    const bool is_minus = rest.starts_with('-') || rest.starts_with("−");
    if (!is_minus && rest[0] != '+') return {std::nullopt, kWish};
    rest.remove_prefix(rest.starts_with("−") ? std::string_view{"−"}.size() : 1);
    skip_space(rest);
    const Reading<Duration> span = read_typed_duration(rest);
    if (!span.value) return {std::nullopt, span.wish};
    return {InjectTime{base, is_minus ? -*span.value : *span.value}, {}};
}

struct Base {
    std::string_view word;
    TimeBase base;
};
// The longer one first where one begins like another. "H+1h30" is what French crisis cells write for the hour of the event.
constexpr std::array kBases{Base{"t0", TimeBase::outbreak}, Base{"h0", TimeBase::outbreak}, Base{"e0", TimeBase::exercise},
                            Base{"t", TimeBase::outbreak},  Base{"h", TimeBase::outbreak},  Base{"e", TimeBase::exercise}};

std::optional<Reading<InjectTime>> read_relative(std::string_view text) {
    if (text.starts_with('+')) return after_base(TimeBase::exercise, text);
    for (const Base& base : kBases) {
        if (!text.starts_with(base.word)) continue;
        std::string_view rest = text.substr(base.word.size());
        skip_space(rest);
        const bool is_bare = rest.empty() && base.word.size() == 2;
        if (is_bare || rest.starts_with('+') || rest.starts_with('-') || rest.starts_with("−")) return after_base(base.base, rest);
    }
    return std::nullopt;
}

// d7 09:00, j7 9h30, day 7 09:00, jour 7.
std::optional<Reading<InjectTime>> read_day(std::string_view text) {
    for (const std::string_view word : {"day", "jour", "d", "j"}) {
        if (!text.starts_with(word)) continue;
        std::string_view rest = text.substr(word.size());
        skip_space(rest);
        if (rest.starts_with('+')) rest.remove_prefix(1);  // "J+7"
        const std::optional<std::int64_t> day = take_number(rest);
        if (!day) continue;
        if (rest.empty()) return on_day(*day, Duration{0});
        if (rest[0] != ' ' && rest[0] != ',') return std::nullopt;
        rest.remove_prefix(1);
        skip_space(rest);
        const std::optional<Duration> clock = clock_of(rest);
        if (!clock) return Reading<InjectTime>{std::nullopt, "have a time of day from 00:00 to 23:59 after the day"};
        return on_day(*day, *clock);
    }
    return std::nullopt;
}

// 2012-07-09 09:30, and as Excel shows dates in Europe 09/07/2012 09:30.
std::optional<Reading<InjectTime>> read_dated(std::string_view text, std::optional<std::chrono::sys_days> day_zero) {
    if (text.size() < 10) return std::nullopt;
    std::string date{text.substr(0, 10)};
    if (date[2] == '/' && date[5] == '/') date = date.substr(6, 4) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2);
    if (date[4] != '-' || date[7] != '-') return std::nullopt;
    const std::optional<std::chrono::sys_days> day = read_date(date);
    if (!day) return Reading<InjectTime>{std::nullopt, "name a day that there is"};
    if (!day_zero) return Reading<InjectTime>{std::nullopt, "count from day 0 ('d7 09:00'), because the scenario has no start_date"};
    std::string_view rest = text.substr(10);
    if (rest.starts_with('t')) rest.remove_prefix(1);
    skip_space(rest);
    const std::optional<Duration> clock = rest.empty() ? Duration{0} : clock_of(rest);
    if (!clock) return Reading<InjectTime>{std::nullopt, "have a time of day from 00:00 to 23:59 after the date"};
    if (*day < *day_zero) return Reading<InjectTime>{std::nullopt, "not lie before start_date"};
    return on_day((*day - *day_zero).count(), *clock);
}

std::string relative_text(std::string_view base, Duration offset) {
    if (offset == Duration{0}) return std::string{base};
    const bool is_minus = offset < Duration{0};
    return fmt::format("{} {} {}", base, is_minus ? '-' : '+', duration_text(is_minus ? -offset : offset));
}

// "30mn", "30 minutes", "2 heures": with the units that durations have.
std::string with_known_units(std::string_view text) {
    struct Unit {
        std::string_view typed;
        std::string_view known;
    };
    static constexpr std::array kUnits{
        Unit{"mn", "min"},  Unit{"m", "min"}, Unit{"mins", "min"}, Unit{"minute", "min"}, Unit{"minutes", "min"}, Unit{"hour", "h"},
        Unit{"hours", "h"}, Unit{"hr", "h"},  Unit{"heure", "h"},  Unit{"heures", "h"},   Unit{"j", "d"},         Unit{"jour", "d"},
        Unit{"jours", "d"}, Unit{"day", "d"}, Unit{"days", "d"},   Unit{"sec", "s"},      Unit{"secondes", "s"},  Unit{"seconds", "s"}};
    std::string known;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i])) {
            known += text[i] == ',' ? '.' : text[i];
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end])) ++end;
        const std::string_view word = text.substr(i, end - i);
        const auto* unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& one) { return one.typed == word; });
        known += unit == kUnits.end() ? word : unit->known;
        i = end;
    }
    return known;
}

}  // namespace

std::string inject_time_text(const InjectTime& at) {
    switch (at.base) {
        case TimeBase::outbreak: return relative_text("t0", at.offset);
        case TimeBase::exercise: return relative_text("e0", at.offset);
        case TimeBase::day_zero: break;
    }
    const std::string text = instant_text(at.offset);
    return text.starts_with('d') ? text : "d0 + " + duration_text(at.offset);
}

std::string french_inject_time_text(const InjectTime& at) {
    std::string text = inject_time_text(at);
    if (text.starts_with('d')) text[0] = 'J';
    return text;
}

Reading<Duration> read_typed_duration(std::string_view typed) {
    const std::string tidy = tidied(typed);
    std::string_view text = tidy;
    if (const std::optional<Duration> clock = clock_of(text); clock && !text.ends_with('h')) return {clock, {}};
    std::string_view rest = text;
    if (const std::optional<std::int64_t> number = take_number(rest); number && rest.empty()) return {Duration{*number * kMinute}, {}};
    Reading<Duration> reading = read_duration(with_known_units(text));
    if (!reading.value || *reading.value < Duration{0} || *reading.value > days{kMostDays})
        return {std::nullopt, "be a duration such as '30 min', '1h30' or '2 d'"};
    return reading;
}

Reading<InjectTime> read_inject_time(std::string_view typed, std::int64_t day, std::optional<std::chrono::sys_days> day_zero) {
    const std::string text = tidied(typed);
    if (text.starts_with("d0 + ")) {
        const Reading<Duration> exact = read_duration(std::string_view{text}.substr(5));
        if (exact.value) return {InjectTime{TimeBase::day_zero, *exact.value}, {}};
    }
    if (const std::optional<Duration> clock = clock_of(text)) return on_day(day, *clock);
    if (const auto dated = read_dated(text, day_zero)) return *dated;
    if (const auto with_day = read_day(text)) return *with_day;
    if (const auto relative = read_relative(text)) return *relative;
    return {std::nullopt, kWish};
}

std::int64_t day_of(const InjectTime& at, std::int64_t otherwise) noexcept {
    return at.base == TimeBase::day_zero && at.offset >= Duration{0} ? at.offset.count() / kDay : otherwise;
}

}  // namespace firebreak::viewer
