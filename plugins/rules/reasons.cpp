#include "plugins/rules/reasons.hpp"

#include "engine/params/field.hpp"
#include "plugins/rules/scalar_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace firebreak::rules {
namespace {

constexpr std::size_t kLongest = 1000;
constexpr std::size_t kCasesNamed = 5;

std::string value_words(const ColumnInfo& column, double value) {
    if (std::isnan(value)) return "not known";
    switch (column.kind) {
        case ColumnKind::duration:
            // To the second: nobody reads microseconds.
            if (std::abs(value) < 1e17) return duration_text(Duration{static_cast<std::int64_t>(value) / 1'000'000 * 1'000'000});
            break;
        case ColumnKind::flag: return value != 0.0 ? "true" : "false";
        case ColumnKind::clock: return fmt::format("{:02}:{:02}", static_cast<int>(value) / 60, static_cast<int>(value) % 60);
        case ColumnKind::weekday: return std::string{kWeekdays[static_cast<std::size_t>(std::clamp(value, 0.0, 6.0))]};
        case ColumnKind::share: return fmt::format("{:.1f} %", 100.0 * value);
        case ColumnKind::count:
        case ColumnKind::number: return std::floor(value) == value ? number_text(value) : fmt::format("{:.2f}", value);
        case ColumnKind::word: break;
    }
    return number_text(value);
}

std::string cut(std::string text) {
    if (text.size() <= kLongest) return text;
    std::size_t end = kLongest - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text + "...";
}

}  // namespace

std::string values_text(const Condition& condition, const CompanyValues& values) {
    std::string text;
    std::uint16_t last = 0xffff;
    for (const Leaf& leaf : condition.leaves) {
        // "22:00-06:00" became two leaves; it was written once.
        if (leaf.column == last) continue;
        last = leaf.column;
        const ColumnInfo& column = company_columns()[leaf.column];
        text += fmt::format("{}{} is {}", text.empty() ? "" : ", ", column.key, value_words(column, values[leaf.column]));
        if (column.kind != ColumnKind::flag) text += fmt::format(" ({})", leaf.text);
    }
    return text;
}

std::string firing_reason(const Rule& rule, const CompanyValues& values, std::span<const std::uint32_t> rows,
                          std::span<const CaseView> cases) {
    std::string text = fmt::format("rule '{}' fires", rule.name);
    const std::string seen = values_text(rule.when, values);
    if (!seen.empty()) text += ": " + seen;
    if (!rule.is_about_cases()) return cut(std::move(text));
    text += fmt::format("{}{} of {} new or changed cases fit", seen.empty() ? ": " : "; ", rows.size(), cases.size());
    std::string asked;
    for (const Leaf& leaf : rule.one_case.leaves)
        asked += fmt::format("{}{} {}", asked.empty() ? "" : ", ", case_columns()[leaf.column].key, leaf.text);
    if (!asked.empty()) text += fmt::format(" ({})", asked);
    for (std::size_t i = 0; i < std::min(rows.size(), kCasesNamed); ++i)
        text += fmt::format("{}{}", i == 0 ? ": case " : ", ", cases[rows[i]].id);
    if (rows.size() > kCasesNamed) text += " and others";
    return cut(std::move(text));
}

std::string ending_reason(const Rule& rule, const CompanyValues& values) {
    return cut(fmt::format("rule '{}' ends: {}", rule.name, values_text(rule.until, values)));
}

}  // namespace firebreak::rules
