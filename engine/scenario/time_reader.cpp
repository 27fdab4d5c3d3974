// Durations and points in time as people write them (the other half of typed_reader.hpp).
#include "engine/scenario/checked_arithmetic.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::string_view kDurationWish = "be a duration such as '90 min', '2.5 h', '3 d' or '1 d 12 h'";
constexpr std::string_view kInstantWish = "be a point in time such as 'd7 07:00', '7 d 7 h' or, with start_date, '2012-07-06 15:10'";
constexpr std::int64_t kDay = 86'400'000'000;

struct TimeUnit {
    std::string_view name;
    std::int64_t microseconds;
};
// From large to small: a combination must go down this list.
constexpr std::array kUnits = {
    TimeUnit{"w", 7 * kDay}, TimeUnit{"d", kDay}, TimeUnit{"h", 3'600'000'000}, TimeUnit{"min", 60'000'000}, TimeUnit{"s", 1'000'000},
    TimeUnit{"ms", 1'000},   TimeUnit{"us", 1}};

struct Synonym {
    std::string_view found;
    std::string_view meant;
};
constexpr std::array kSynonyms = {
    Synonym{"m", "min"},  Synonym{"mn", "min"},  Synonym{"mins", "min"},  Synonym{"minute", "min"}, Synonym{"minutes", "min"},
    Synonym{"sec", "s"},  Synonym{"secs", "s"},  Synonym{"second", "s"},  Synonym{"seconds", "s"},  Synonym{"hr", "h"},
    Synonym{"hrs", "h"},  Synonym{"hour", "h"},  Synonym{"hours", "h"},   Synonym{"heure", "h"},    Synonym{"heures", "h"},
    Synonym{"day", "d"},  Synonym{"days", "d"},  Synonym{"j", "d"},       Synonym{"jour", "d"},     Synonym{"jours", "d"},
    Synonym{"week", "w"}, Synonym{"weeks", "w"}, Synonym{"semaine", "w"}, Synonym{"H", "h"},        Synonym{"D", "d"},
};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Takes the longest prefix whose letters fulfil `test`.
template <class Test>
std::string_view take_while(std::string_view& text, Test test) {
    const auto end = std::find_if_not(text.begin(), text.end(), test);
    const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// The fraction ".25" of a unit, exactly; nothing when it is no whole number of microseconds.
std::optional<std::int64_t> fraction_of(std::string_view digits, std::int64_t unit) {
    std::int64_t rest = 0;
    for (std::size_t i = digits.size(); i-- > 0;) {
        rest += (digits[i] - '0') * unit;
        if (rest % 10 != 0) return std::nullopt;
        rest /= 10;
    }
    return rest;
}

std::string unknown_unit(std::string_view name) {
    std::string wish{kDurationWish};
    for (const Synonym& synonym : kSynonyms) {
        if (synonym.found == name) return fmt::format("{}; write '{}' for '{}'", wish, synonym.meant, name);
    }
    return fmt::format("{}; '{}' is no unit of time (ms, s, min, h, d, w)", wish, name);
}

// One "2.5 h" from the front of `text`; `unit_index` of the part before, and of this one.
Reading<std::int64_t> take_part(std::string_view& text, std::size_t& next_unit) {
    const std::string_view whole = take_while(text, is_digit);
    std::string_view fraction;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = take_while(text, is_digit);
        if (fraction.empty()) return {std::nullopt, std::string{kDurationWish}};
    }
    if (whole.empty() && fraction.empty()) return {std::nullopt, std::string{kDurationWish}};
    if (whole.size() > 1 && whole[0] == '0') return {std::nullopt, fmt::format("{}, without leading zeros", kDurationWish)};
    text = trimmed(text);
    const std::string_view name = take_while(text, is_letter);
    if (name.empty())
        return {std::nullopt, fmt::format("{0}; which unit: '{1} min', '{1} h' or '{1} d'?", kDurationWish,
                                          whole.empty() ? "0." + std::string{fraction} : std::string{whole})};
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const TimeUnit& u) { return u.name == name; });
    if (unit == kUnits.end()) return {std::nullopt, unknown_unit(name)};
    const auto unit_index = static_cast<std::size_t>(unit - kUnits.begin());
    if (unit_index < next_unit) return {std::nullopt, fmt::format("{}, with the larger unit first and each unit once", kDurationWish)};
    next_unit = unit_index + 1;
    text = trimmed(text);
    const std::optional<std::int64_t> small = fraction_of(fraction, unit->microseconds);
    if (!small) return {std::nullopt, "be a whole number of microseconds"};
    std::optional<std::int64_t> large = 0;
    for (const char digit : whole) large = checked_sum(checked_product(large, 10), digit - '0');
    const std::optional<std::int64_t> sum = checked_sum(checked_product(large, unit->microseconds), small);
    if (!sum) return {std::nullopt, "be shorter than 290,000 years"};
    return {sum, {}};
}

// "07:00" or "07:00:30".
std::optional<std::int64_t> read_clock(std::string_view text) {
    const bool has_seconds = text.size() == 8 && text[5] == ':';
    if ((text.size() != 5 && !has_seconds) || text[2] != ':') return std::nullopt;
    const auto two_digits = [&](std::size_t at) {
        return is_digit(text[at]) && is_digit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 99;
    };
    const std::int64_t hour = two_digits(0);
    const std::int64_t minute = two_digits(3);
    const std::int64_t second = has_seconds ? two_digits(6) : 0;
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return ((hour * 60 + minute) * 60 + second) * 1'000'000;
}

// "d7", "d7 07:00": the clock is what follows the day, if anything.
Reading<Duration> read_day_and_clock(std::string_view text) {
    text.remove_prefix(1);
    const std::string_view digits = take_while(text, is_digit);
    std::optional<std::int64_t> day = 0;
    for (const char digit : digits) day = checked_sum(checked_product(day, 10), digit - '0');
    std::optional<std::int64_t> clock = 0;
    if (!text.empty()) clock = text.starts_with(' ') ? read_clock(trimmed(text)) : std::nullopt;
    if (!clock) return {std::nullopt, fmt::format("{}, with a time of day from 00:00 to 23:59", kInstantWish)};
    const std::optional<std::int64_t> sum = checked_sum(checked_product(day, kDay), clock);
    if (!sum) return {std::nullopt, "be earlier than the year 290,000"};
    return {Duration{*sum}, {}};
}

bool looks_like_date(std::string_view text) noexcept {
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' && std::all_of(text.begin(), text.begin() + 4, is_digit);
}

Reading<Duration> read_date_and_clock(std::string_view text, std::optional<std::chrono::sys_days> day_zero) {
    const std::optional<std::chrono::sys_days> day = read_date(text.substr(0, 10));
    std::optional<std::int64_t> clock = 0;
    if (text.size() > 10) clock = text[10] == ' ' || text[10] == 'T' ? read_clock(trimmed(text.substr(11))) : std::nullopt;
    if (!day || !clock) return {std::nullopt, fmt::format("{}; there is no such day or time of day", kInstantWish)};
    if (!day_zero) return {std::nullopt, "count from day 0 ('d7 07:00'), because the scenario has no start_date"};
    const Duration since = *day - *day_zero + Duration{*clock};
    if (since < Duration{0}) return {std::nullopt, "not lie before start_date"};
    return {since, {}};
}

}  // namespace

Reading<Duration> read_duration(std::string_view text) {
    text = trimmed(text);
    if (text == "0") return {Duration{0}, {}};
    if (text.find(',') != std::string_view::npos)
        return {std::nullopt, fmt::format("{}, with a decimal point and no comma", kDurationWish)};
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    std::optional<std::int64_t> sum = 0;
    std::size_t next_unit = 0;
    do {
        const Reading<std::int64_t> part = take_part(text, next_unit);
        if (!part.value) return {std::nullopt, part.wish};
        sum = checked_sum(sum, part.value);
    } while (!text.empty());
    if (!sum) return {std::nullopt, "be shorter than 290,000 years"};
    return {Duration{is_negative ? -*sum : *sum}, {}};
}

std::optional<std::chrono::sys_days> read_date(std::string_view text) {
    if (text.size() != 10 || !looks_like_date(text)) return std::nullopt;
    unsigned digits[8] = {};
    std::size_t count = 0;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (!is_digit(text[i])) return std::nullopt;
        digits[count++] = static_cast<unsigned>(text[i] - '0');
    }
    const auto year = static_cast<int>(digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{digits[4] * 10 + digits[5]},
                                           std::chrono::day{digits[6] * 10 + digits[7]}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

Reading<Duration> read_instant(std::string_view text, std::optional<std::chrono::sys_days> day_zero) {
    text = trimmed(text);
    if (looks_like_date(text)) return read_date_and_clock(text, day_zero);
    if (text.size() > 1 && text[0] == 'd' && is_digit(text[1])) return read_day_and_clock(text);
    Reading<Duration> result = read_duration(text);
    if (!result.value && result.wish.starts_with(kDurationWish)) {
        result.wish = std::string{kInstantWish} + result.wish.substr(kDurationWish.size());
    }
    return result;
}

std::string instant_text(Duration since_day_zero) {
    const std::int64_t microseconds = since_day_zero.count();
    if (microseconds < 0 || microseconds % 1'000'000 != 0) return fmt::format("{} us", microseconds);
    const std::int64_t whole = microseconds / 1'000'000;
    const std::string clock = fmt::format("d{} {:02}:{:02}", whole / 86'400, whole / 3600 % 24, whole / 60 % 60);
    return whole % 60 == 0 ? clock : fmt::format("{}:{:02}", clock, whole % 60);
}

}  // namespace firebreak
