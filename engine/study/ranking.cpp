#include "engine/study/ranking.hpp"

#include "engine/study/paired_statistics.hpp"
#include "engine/study/regret.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace firebreak {
namespace {

constexpr double kSignificance = 0.05;

const MeasureInfo* info_of(std::string_view measure) {
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == measure) return &info;
    }
    return nullptr;
}

/// Only the repetitions named, branch by branch; branches without any value stay empty.
BranchValues only(const BranchValues& values, const std::vector<std::size_t>& repetitions) {
    BranchValues kept(values.size());
    for (std::size_t branch = 0; branch < values.size(); ++branch) {
        for (const std::size_t repetition : repetitions) {
            if (repetition < values[branch].size() && values[branch][repetition]) kept[branch].push_back(values[branch][repetition]);
        }
    }
    return kept;
}

/// Best first; branches of equal means in the study's order.
std::vector<RankedBranch> by_mean(const BranchValues& values, Direction direction) {
    std::vector<RankedBranch> order;
    for (std::uint32_t branch = 0; branch < values.size(); ++branch) {
        const MeasureSpread spread = spread_of(values[branch]);
        if (spread.mean) order.push_back({branch, *spread.mean, spread.runs, 1});
    }
    std::stable_sort(order.begin(), order.end(),
                     [direction](const RankedBranch& a, const RankedBranch& b) { return is_better(a.mean, b.mean, direction); });
    return order;
}

std::vector<RankedPair> all_pairs(const BranchValues& values, const std::vector<RankedBranch>& order) {
    std::vector<RankedPair> pairs;
    std::vector<double> p_values;
    for (std::size_t first = 0; first < order.size(); ++first) {
        for (std::size_t second = first + 1; second < order.size(); ++second) {
            const auto& better = values[order[first].branch];
            const auto& worse = values[order[second].branch];
            pairs.push_back({order[first].branch, order[second].branch, paired_difference(worse, better), 1.0, false, better == worse});
            p_values.push_back(paired_p_value(worse, better).value_or(1.0));
        }
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].adjusted_p = adjusted[i];
        pairs[i].is_distinguishable = adjusted[i] < kSignificance;
    }
    return pairs;
}

}  // namespace

const RankedPair* Ranking::pair_of(std::uint32_t one, std::uint32_t other) const noexcept {
    for (const RankedPair& pair : pairs) {
        if ((pair.first == one && pair.second == other) || (pair.first == other && pair.second == one)) return &pair;
    }
    return nullptr;
}

Ranking rank_branches(const BranchValues& values, std::string_view measure) {
    Ranking ranking;
    ranking.info = info_of(measure);
    ranking.direction = direction_of(measure);
    if (ranking.direction == Direction::none) {
        ranking.refused_because = "the measure has no better or worse";
        return ranking;
    }
    const BranchValues kept = only(values, complete_repetitions(values));
    std::vector<RankedBranch> order = by_mean(kept, ranking.direction);
    if (order.size() < 2) {
        ranking.refused_because = "fewer than two branches have values in the same repetitions";
        return ranking;
    }
    if (order.front().runs < 2) {
        ranking.refused_because = "fewer than two repetitions have a value in every branch";
        return ranking;
    }
    ranking.pairs = all_pairs(kept, order);
    if (std::all_of(ranking.pairs.begin(), ranking.pairs.end(), [](const RankedPair& pair) { return pair.is_identical; })) {
        ranking.refused_because = "every repetition came out the same in all branches";
        return ranking;
    }
    for (std::size_t place = 1; place < order.size(); ++place) {
        const bool is_new = ranking.pair_of(order[place - 1].branch, order[place].branch)->is_distinguishable;
        order[place].group = order[place - 1].group + (is_new ? 1 : 0);
    }
    ranking.order = std::move(order);
    return ranking;
}

}  // namespace firebreak
