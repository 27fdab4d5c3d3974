#include "plugins/rules/condition_reader.hpp"

#include "engine/core/diagnostics.hpp"
#include "plugins/rules/scalar_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace firebreak::rules {
namespace {

enum class Sign : std::uint8_t { equal, unequal, less, at_most, more, at_least };
struct SignWord {
    std::string_view word;
    Sign sign;
};
// The longer ones first.
constexpr std::array kSigns = {SignWord{">=", Sign::at_least}, SignWord{"<=", Sign::at_most}, SignWord{"!=", Sign::unequal},
                               SignWord{">", Sign::more},      SignWord{"<", Sign::less},     SignWord{"=", Sign::equal}};

struct Compared {
    std::optional<Sign> sign;
    std::string_view rest;
};
Compared split_sign(std::string_view text) {
    text = trimmed(text);
    for (const SignWord& one : kSigns) {
        if (text.starts_with(one.word)) return {one.sign, trimmed(text.substr(one.word.size()))};
    }
    return {std::nullopt, text};
}

std::vector<Interval> intervals_from(Sign sign, double value) {
    switch (sign) {
        case Sign::equal: return {{value, value}};
        case Sign::unequal: return {{-kUnbounded, value, true, false}, {value, kUnbounded, false, true}};
        case Sign::less: return {{-kUnbounded, value, true, false}};
        case Sign::at_most: return {{-kUnbounded, value}};
        case Sign::more: return {{value, kUnbounded, false, true}};
        case Sign::at_least: return {{value, kUnbounded}};
    }
    return {};
}

std::string_view example_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::count: return "'> 50', '50' or '10 to 20'";
        case ColumnKind::number: return "'> 2.5' or '1 to 3'";
        case ColumnKind::share: return "'> 30 %' or '0.1 to 0.3'";
        case ColumnKind::duration: return "'> 90 min' or '1 h to 3 h'";
        case ColumnKind::flag: return "true or false";
        case ColumnKind::clock: return "'22:00-06:00' or '>= 18:00'";
        case ColumnKind::weekday: return "saturday, monday-friday or [saturday, sunday]";
        case ColumnKind::word: return "one of its words";
    }
    return "";
}

// A value of the column, in the units of the column; nothing when the text is none.
std::optional<double> value_in(std::string_view text, const ColumnInfo& column) {
    switch (column.kind) {
        case ColumnKind::count: {
            const std::optional<double> number = number_in(text);
            return number && *number == std::floor(*number) ? number : std::nullopt;
        }
        case ColumnKind::number:
        case ColumnKind::share: return number_in(text);
        case ColumnKind::duration:
            if (const std::optional<Duration> duration = duration_in(text)) return static_cast<double>(duration->count());
            return std::nullopt;
        case ColumnKind::flag: return text == "true" ? std::optional{1.0} : text == "false" ? std::optional{0.0} : std::nullopt;
        case ColumnKind::clock:
            if (const std::optional<int> minute = minute_in(text)) return static_cast<double>(*minute);
            return std::nullopt;
        case ColumnKind::weekday:
            if (const std::optional<std::size_t> day = weekday_in(text)) return static_cast<double>(*day);
            return std::nullopt;
        case ColumnKind::word: {
            const auto found = std::ranges::find(column.words, text);
            if (found != column.words.end()) return static_cast<double>(found - column.words.begin());
            return std::nullopt;
        }
    }
    return std::nullopt;
}

// "22:00-06:00" and "friday-monday" go around.
std::vector<Interval> around(double from, double to, double last, bool includes_end) {
    if (from <= to) return {{from, to, true, includes_end}};
    return {{from, last}, {0.0, to, true, includes_end}};
}

// Both ends, as in "10 to 20" or "22:00-06:00"; nothing when the text is no such thing.
std::vector<Interval> range_in(std::string_view text, const ColumnInfo& column) {
    const bool is_cyclic = column.kind == ColumnKind::clock || column.kind == ColumnKind::weekday;
    std::optional<Span> ends;
    if (is_cyclic) ends = span_in(text);
    if (const std::size_t to = text.find(" to "); to != std::string_view::npos)
        ends = Span{trimmed(text.substr(0, to)), trimmed(text.substr(to + 4))};
    if (!ends) return {};
    const std::optional<double> low = value_in(ends->from, column);
    const std::optional<double> high = value_in(ends->to, column);
    if (!low || !high) return {};
    if (!is_cyclic) return {{*low, *high}};
    return around(*low, *high, column.max, column.kind == ColumnKind::weekday);
}

constexpr std::array<std::string_view, 3> kGroups{"all", "any", "not"};
constexpr std::array<std::string_view, 2> kOfRules{"fired", "active"};

}  // namespace

Interval Interval::within(const Interval& other) const noexcept {
    Interval both = *this;
    if (other.low > both.low || (other.low == both.low && !other.includes_low)) {
        both.low = other.low;
        both.includes_low = other.includes_low;
    }
    if (other.high < both.high || (other.high == both.high && !other.includes_high)) {
        both.high = other.high;
        both.includes_high = other.includes_high;
    }
    return both;
}

Condition ConditionReader::read(std::uint32_t place, const std::string& path) {
    condition_ = {};
    is_never_ = false;
    read_group(place, path, Step::Op::all);
    return std::move(condition_);
}

void ConditionReader::read_group(std::uint32_t place, const std::string& path, Step::Op op) {
    Group group{std::vector<Asked>(columns_.size()), 0};
    read_entries(place, path, group, op == Step::Op::all);
    if (group.results > 1) condition_.steps.push_back({op, group.results});
}

void ConditionReader::read_entries(std::uint32_t place, const std::string& path, Group& group, bool is_all) {
    if (tree_.is_list(place)) {
        if (tree_.children(place).empty()) tree_.error(place, path + ": here conditions are missing");
        for (const std::uint32_t item : tree_.children(place)) {
            if (!tree_.expect_map(item, path + ": an entry of this list")) continue;
            if (is_all) {
                read_entries(item, path, group, true);
                continue;
            }
            const std::size_t before = condition_.steps.size();
            read_group(item, path, Step::Op::all);
            if (condition_.steps.size() > before) ++group.results;
        }
        return;
    }
    if (!tree_.is_map(place))
        return tree_.error(place, path + ": conditions must be a section such as {queue_length: '> 50', crisis: true}");
    if (tree_.children(place).empty()) tree_.error(place, path + ": here conditions are missing");
    for (const std::uint32_t entry : tree_.children(place)) read_entry(entry, path, group, is_all);
}

void ConditionReader::read_entry(std::uint32_t place, const std::string& path, Group& group, bool is_all) {
    const std::string& key = tree_.node(place).key;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].key == key) return read_column(place, static_cast<std::uint16_t>(i), path, group, is_all);
    }
    if (names_ != nullptr && key == "fired") return read_rule(place, Step::Op::fired, path, group);
    if (names_ != nullptr && key == "active") return read_rule(place, Step::Op::active, path, group);
    if (key == "all" && is_all) return read_entries(place, path, group, true);
    if (key == "all" || key == "any" || key == "not") {
        const bool was_never = is_never_;
        const std::size_t before = condition_.steps.size();
        read_group(place, path, key == "any" ? Step::Op::any : Step::Op::all);
        if (condition_.steps.size() == before) return;
        if (key == "not") condition_.steps.push_back({Step::Op::negate, 1});
        // What is contradictory in a part need not be so in the whole; it has been said.
        is_never_ = was_never;
        ++group.results;
        return;
    }
    const bool is_of_company = names_ != nullptr;
    const auto others = is_of_company ? case_columns() : company_columns();
    if (std::ranges::find(others, key, &ColumnInfo::key) != others.end()) {
        return tree_.key_error(place,
                               fmt::format("{}: {} is about {}", path, quoted(key),
                                           is_of_company ? "single cases; write it under 'case'" : "the company; write it under 'when'"));
    }
    std::vector<std::string_view> allowed;
    for (const ColumnInfo& column : columns_) allowed.push_back(column.key);
    if (names_ != nullptr) allowed.insert(allowed.end(), kOfRules.begin(), kOfRules.end());
    allowed.insert(allowed.end(), kGroups.begin(), kGroups.end());
    tree_.key_error(place, fmt::format("{}: unknown condition {}{}", path, quoted(key), did_you_mean(key, allowed)));
}

void ConditionReader::read_rule(std::uint32_t place, Step::Op op, const std::string& path, Group& group) {
    std::vector<std::uint32_t> places{place};
    if (tree_.is_list(place)) places = tree_.children(place);
    std::uint32_t read = 0;
    for (const std::uint32_t one : places) {
        const std::string& name = tree_.node(one).text;
        const auto found = std::ranges::find(*names_, name);
        if (!tree_.is_scalar(one) || found == names_->end()) {
            const std::vector<std::string_view> known{names_->begin(), names_->end()};
            tree_.error(one, fmt::format("{}: there is no rule {}{}", path, quoted(name), did_you_mean(name, known)));
            continue;
        }
        condition_.steps.push_back({op, static_cast<std::uint32_t>(found - names_->begin())});
        ++read;
    }
    if (read > 1) condition_.steps.push_back({Step::Op::any, read});
    if (read > 0) ++group.results;
}

void ConditionReader::read_column(std::uint32_t place, std::uint16_t number, const std::string& path, Group& group, bool is_all) {
    const ColumnInfo& column = columns_[number];
    const std::string where = fmt::format("{}: {}", path, column.key);
    const std::vector<Interval> intervals = intervals_of(place, column, where);
    if (intervals.empty()) return;
    std::string text = tree_.node(place).text;
    for (const std::uint32_t item : tree_.children(place)) text += (text.empty() ? "" : ", ") + tree_.node(item).text;
    const Interval range{column.min, column.max};
    const bool can_hold = std::ranges::any_of(intervals, [&](const Interval& one) { return !one.within(range).is_empty(); });
    if (!can_hold) {
        is_never_ = is_never_ || is_all;
        tree_.warning(place, fmt::format("{} is never {}", where, quoted(text)));
    } else if (is_all && intervals.size() == 1) {
        note_asked(place, number, intervals.front(), text, group);
    }
    add_column(number, intervals, text);
    ++group.results;
}

void ConditionReader::note_asked(std::uint32_t place, std::uint16_t column, const Interval& interval, const std::string& text,
                                 Group& group) {
    Asked& asked = group.asked[column];
    const Interval both = asked.interval.within(interval);
    if (asked.is_asked && both.is_empty() && !is_never_) {
        is_never_ = true;
        tree_.warning(place, fmt::format("{} cannot be both {} and {}: these conditions never hold", columns_[column].key,
                                         quoted(asked.text), quoted(text)));
    }
    asked = {both, asked.is_asked ? asked.text : text, true};
}

void ConditionReader::add_column(std::uint16_t column, const std::vector<Interval>& intervals, const std::string& text) {
    for (const Interval& interval : intervals) {
        condition_.steps.push_back({Step::Op::leaf, static_cast<std::uint32_t>(condition_.leaves.size())});
        condition_.leaves.push_back({column, interval, text});
    }
    if (intervals.size() > 1) condition_.steps.push_back({Step::Op::any, static_cast<std::uint32_t>(intervals.size())});
}

std::vector<Interval> ConditionReader::intervals_of(std::uint32_t place, const ColumnInfo& column, const std::string& path) {
    if (!tree_.is_list(place)) return intervals_in(place, column, path);
    std::vector<Interval> all;
    for (const std::uint32_t item : tree_.children(place)) {
        for (const Interval& one : intervals_in(item, column, path)) all.push_back(one);
    }
    if (tree_.children(place).empty())
        tree_.error(place, fmt::format("{} is an empty list, but must be {}", path, example_of(column.kind)));
    return all;
}

std::vector<Interval> ConditionReader::intervals_in(std::uint32_t place, const ColumnInfo& column, const std::string& path) {
    const std::string wish = column.kind == ColumnKind::word ? listed(column.words) : std::string{example_of(column.kind)};
    const std::string& text = tree_.node(place).text;
    const auto refuse = [&](std::string_view hint) -> std::vector<Interval> {
        if (tree_.is_scalar(place)) tree_.error(place, fmt::format("{} is {}, but must be {}{}", path, quoted(text), wish, hint));
        else tree_.error(place, fmt::format("{} must be {}", path, wish));
        return {};
    };
    if (!tree_.is_scalar(place)) return refuse("");
    std::vector<Interval> found = range_in(text, column);
    if (!found.empty()) {
        if (found.size() == 1 && found[0].is_empty()) return refuse("; the smaller number first");
        return found;
    }
    const Compared compared = split_sign(text);
    const std::optional<double> value = value_in(compared.rest, column);
    if (!value) {
        if (column.kind == ColumnKind::duration && number_in(compared.rest)) return refuse("; a duration needs its unit");
        return refuse(column.kind == ColumnKind::word      ? did_you_mean(compared.rest, column.words)
                      : column.kind == ColumnKind::weekday ? did_you_mean(compared.rest, kWeekdays)
                                                           : "");
    }
    if (!compared.sign && (column.kind == ColumnKind::number || column.kind == ColumnKind::duration || column.kind == ColumnKind::share ||
                           column.kind == ColumnKind::clock)) {
        return refuse(fmt::format("; did you mean '>= {}'?", compared.rest));
    }
    if (*value < column.min || *value > column.max) {
        tree_.error(place, fmt::format("{} is compared with {}, but lies in [{}, {}]", path, compared.rest, column.min, column.max));
        return {};
    }
    return intervals_from(compared.sign.value_or(Sign::equal), *value);
}

}  // namespace firebreak::rules
