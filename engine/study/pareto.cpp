#include "engine/study/pareto.hpp"

#include "engine/study/paired_statistics.hpp"
#include "engine/study/regret.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace firebreak {
namespace {

/// Both coordinates turned so that less is better.
struct Place {
    double damage = 0.0;
    double cost = 0.0;
};

bool beats(const Place& one, const Place& other) noexcept {
    return one.damage <= other.damage && one.cost <= other.cost && (one.damage < other.damage || one.cost < other.cost);
}

bool is_on_front(const std::vector<Place>& places, std::size_t own) {
    return std::none_of(places.begin(), places.end(), [&](const Place& other) { return beats(other, places[own]); });
}

std::optional<std::size_t> best_that_beats(const std::vector<Place>& places, std::size_t own) {
    std::optional<std::size_t> best;
    for (std::size_t other = 0; other < places.size(); ++other) {
        if (beats(places[other], places[own]) && (!best || places[other].damage < places[*best].damage)) best = other;
    }
    return best;
}

/// One branch's runs of the repetitions that count.
struct BranchPlaces {
    std::uint32_t branch = 0;
    std::vector<Place> runs;
};

/// Branches without damage or cost in any run are left out, and so are repetitions in which a branch that stays lacks one.
std::vector<BranchPlaces> places_of(const BranchValues& damage, Direction direction, const BranchValues& cost) {
    // A run counts when it has both: what lacks one loses the other too.
    BranchValues both = damage;
    for (std::size_t branch = 0; branch < both.size(); ++branch) {
        for (std::size_t repetition = 0; repetition < both[branch].size(); ++repetition) {
            if (repetition >= cost[branch].size() || !cost[branch][repetition]) both[branch][repetition].reset();
        }
    }
    const double sign = direction == Direction::more_is_better ? -1.0 : 1.0;
    std::vector<BranchPlaces> places;
    const std::vector<std::size_t> repetitions = complete_repetitions(both);
    for (std::uint32_t branch = 0; branch < both.size(); ++branch) {
        BranchPlaces own{branch, {}};
        for (const std::size_t repetition : repetitions) {
            if (repetition >= both[branch].size() || !both[branch][repetition]) continue;
            own.runs.push_back({sign * *both[branch][repetition], *cost[branch][repetition]});
        }
        if (!own.runs.empty()) places.push_back(std::move(own));
    }
    return places;
}

template <class Indices>
Place mean_place(const BranchPlaces& branch, const Indices& indices) {
    Place sum;
    for (const auto index : indices) {
        sum.damage += branch.runs[index].damage;
        sum.cost += branch.runs[index].cost;
    }
    const auto n = static_cast<double>(indices.size());
    return {sum.damage / n, sum.cost / n};
}

template <class Indices>
std::vector<Place> mean_places(const std::vector<BranchPlaces>& branches, const Indices& indices) {
    std::vector<Place> places;
    places.reserve(branches.size());
    for (const BranchPlaces& branch : branches) places.push_back(mean_place(branch, indices));
    return places;
}

void fill_bounds(const BranchPlaces& own, double sign, ParetoBranch& result) {
    std::vector<std::optional<double>> damage;
    std::vector<std::optional<double>> cost;
    for (const Place& run : own.runs) {
        damage.emplace_back(sign * run.damage);
        cost.emplace_back(run.cost);
    }
    result.damage_bounds = mean_bounds(damage);
    result.cost_bounds = mean_bounds(cost);
}

}  // namespace

std::vector<ParetoBranch> pareto_front(const BranchValues& damage, Direction damage_direction, const BranchValues& cost,
                                       const BootstrapSettings& bootstrap) {
    std::vector<ParetoBranch> results(damage.size());
    for (std::uint32_t branch = 0; branch < results.size(); ++branch) results[branch].branch = branch;
    const std::vector<BranchPlaces> branches = places_of(damage, damage_direction, cost);
    if (damage_direction == Direction::none || branches.empty()) return results;
    const double sign = damage_direction == Direction::more_is_better ? -1.0 : 1.0;
    const std::size_t runs = branches.front().runs.size();
    std::vector<std::size_t> all(runs);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const std::vector<Place> means = mean_places(branches, all);
    for (std::size_t i = 0; i < branches.size(); ++i) {
        ParetoBranch& result = results[branches[i].branch];
        result.damage = sign * means[i].damage;
        result.cost = means[i].cost;
        result.is_on_front = is_on_front(means, i);
        if (const auto beating = best_that_beats(means, i)) result.beaten_by = branches[*beating].branch;
        fill_bounds(branches[i], sign, result);
    }
    const Resamples resamples{runs, bootstrap.resamples, bootstrap.seed};
    if (runs < 2 || resamples.size() == 0) return results;
    std::vector<std::size_t> on_front(branches.size());
    for (std::size_t resample = 0; resample < resamples.size(); ++resample) {
        const std::vector<Place> places = mean_places(branches, resamples[resample]);
        for (std::size_t i = 0; i < branches.size(); ++i) on_front[i] += is_on_front(places, i) ? 1U : 0U;
    }
    for (std::size_t i = 0; i < branches.size(); ++i) {
        results[branches[i].branch].share_on_front = static_cast<double>(on_front[i]) / static_cast<double>(resamples.size());
    }
    return results;
}

}  // namespace firebreak
