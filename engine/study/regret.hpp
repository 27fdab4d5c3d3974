// What one would wish to have done: how much worse a policy came out than the best policy of the same repetition.
#pragma once

#include "engine/measure/measure_direction.hpp"
#include "engine/study/bootstrap.hpp"
#include "engine/study/ranking.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace firebreak {

struct BranchRegret {
    std::uint32_t branch = 0;
    /// Repetitions in which every branch has a value; the others are left out.
    std::int64_t repetitions = 0;
    /// In the measure's unit, 0 or more, whichever way is better.
    std::optional<double> mean;
    /// Bootstrap (BCa) over repetitions.
    std::optional<Bounds> bounds;
    std::optional<double> greatest;
    /// Share of repetitions in which it was best; k branches that tie count 1/k each.
    std::optional<double> probability_of_best;
};

/// One entry per branch, in their order. Branches without any value are left out of the comparison and have no regret.
[[nodiscard]] std::vector<BranchRegret> regrets(const BranchValues& values, Direction direction, const BootstrapSettings& bootstrap);

/// Repetitions in which every branch that has any value at all has one.
[[nodiscard]] std::vector<std::size_t> complete_repetitions(const BranchValues& values);

}  // namespace firebreak
