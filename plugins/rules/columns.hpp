// What a playbook's conditions may look at: one table, from which conditions are read, checked, evaluated and documented.
#pragma once

#include "engine/plugin/strategy.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace firebreak::rules {

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();
inline constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// How the values of a column are written. Durations count microseconds in columns of the company and seconds in those of cases; a clock
/// counts minutes.
enum class ColumnKind : std::uint8_t { count, number, share, duration, flag, clock, weekday, word };

struct ColumnInfo {
    std::string_view key;
    ColumnKind kind = ColumnKind::number;
    double min = 0.0;
    double max = kUnbounded;
    /// The words of the values 0, 1, 2… of a ColumnKind::word.
    std::span<const std::string_view> words = {};
    std::string_view help;
};

/// Columns of the company, one value per policy tick.
enum class CompanyColumn : std::uint8_t {
    seen_last_hour,
    expected_last_hour,
    volume_ratio,
    crisis,
    since_alarm,
    calm_for,
    queue_length,
    oldest_wait,
    agents,
    busy_share,
    new_cases,
    angry_share,
    annoyed_share,
    top_followers,
    net_sentiment,
    articles,
    escalations,
    fix_running,
    spent,
    time_of_day,
    weekday,
    elapsed,
    statements,
    statements_made,
    since_statement,
    fixes_started,
    since_fix,
    supporters_called
};
inline constexpr std::size_t kCompanyColumnCount = 28;
using CompanyValues = std::array<double, kCompanyColumnCount>;

/// Columns of a case, one whole number per case.
enum class CaseColumn : std::uint8_t { case_class, anger, followers, age, waiting, round, answered, closed, issue };
inline constexpr std::size_t kCaseColumnCount = 9;

[[nodiscard]] std::span<const ColumnInfo> company_columns() noexcept;
[[nodiscard]] std::span<const ColumnInfo> case_columns() noexcept;

}  // namespace firebreak::rules
