// An order of the policies that says where it stops being one.
#pragma once

#include "engine/measure/measure_direction.hpp"
#include "engine/measure/over_runs.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// Values by branch and repetition.
using BranchValues = std::vector<std::vector<std::optional<double>>>;

/// Two branches, better by the mean first.
struct RankedPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    /// Second less first, paired, with its own 95 % interval.
    PairedDifference difference;
    /// Of the paired test, corrected over all pairs of branches (Holm 1979), because the neighbours were picked by looking.
    double adjusted_p = 1.0;
    bool is_distinguishable = false;
    /// All differences are 0.
    bool is_identical = false;
};

struct RankedBranch {
    std::uint32_t branch = 0;
    double mean = 0.0;
    std::int64_t runs = 0;
    /// From 1. Branches of one group follow each other, and each is not distinguishable from the next; the first and the last of a group
    /// may still differ, as `pairs` tells.
    int group = 1;
};

struct Ranking {
    const MeasureInfo* info = nullptr;
    Direction direction = Direction::none;
    /// Best first; empty where `refused_because` says why.
    std::vector<RankedBranch> order;
    /// Every pair, by (first, second) in that order; neighbours are those whose places differ by one.
    std::vector<RankedPair> pairs;
    std::string refused_because;

    [[nodiscard]] const RankedPair* pair_of(std::uint32_t one, std::uint32_t other) const noexcept;
};

/// Ranks by the mean over the repetitions in which every ranked branch has a value. Refused for fewer than two such repetitions, fewer
/// than two branches with values, a measure without a direction, or when all differences are 0.
[[nodiscard]] Ranking rank_branches(const BranchValues& values, std::string_view measure);

}  // namespace firebreak
