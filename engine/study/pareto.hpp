// Damage against cost: which policies no other beats on both, and how sure that is.
#pragma once

#include "engine/measure/measure_direction.hpp"
#include "engine/study/bootstrap.hpp"
#include "engine/study/ranking.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace firebreak {

struct ParetoBranch {
    std::uint32_t branch = 0;
    std::optional<double> damage;
    std::optional<double> cost;
    std::optional<Bounds> damage_bounds;
    std::optional<Bounds> cost_bounds;
    /// No other is at least as good on both and better on one, by the means.
    bool is_on_front = false;
    /// A branch that beats it, where there is one: the one with the least damage.
    std::optional<std::uint32_t> beaten_by;
    /// Share of bootstrap resamples of the repetitions in which it is on the front.
    std::optional<double> share_on_front;
};

/// One entry per branch. Means are taken over the repetitions in which all branches have both values.
[[nodiscard]] std::vector<ParetoBranch> pareto_front(const BranchValues& damage, Direction damage_direction, const BranchValues& cost,
                                                     const BootstrapSettings& bootstrap);

}  // namespace firebreak
