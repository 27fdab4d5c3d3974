// What people last heard of the company, good or bad, net and per 100 accounts: an operational form of a brand tracker's Buzz (MODEL 2.8).
#pragma once

#include "engine/core/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// On [-100, 100]; nothing where the run counts none, or has no accounts.
struct Buzz {
    /// At the last whole hour.
    std::optional<double> end;
    /// Over the hours that begin at the outbreak or later; over the whole run without an outbreak.
    std::optional<double> mean;
    std::optional<double> minimum;
    /// Lowest mean of a whole week, of those that the outbreak falls into or precedes.
    std::optional<double> lowest_week;
};

/// `net` is RunRecord::buzz up to the end of the run: one count at the start of each hour, in accounts.
[[nodiscard]] Buzz buzz_of(std::span<const std::int64_t> net, std::uint64_t accounts, std::optional<Time> outbreak);

struct BuzzWeek {
    /// Counted from 0 at day 0.
    std::size_t week = 0;
    double mean = 0.0;
    double minimum = 0.0;
};

/// The run's whole weeks, as trackers publish them.
[[nodiscard]] std::vector<BuzzWeek> weekly_buzz(std::span<const std::int64_t> net, std::uint64_t accounts);

}  // namespace firebreak
