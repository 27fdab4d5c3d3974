// Which parameters matter at all, for few runs: the elementary effects of Morris (1991), with mu* of Campolongo et al. (2007).
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/sample_design.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Trajectories through a grid of `levels` values in each dimension. Each starts at a random point and changes one parameter after the
/// other, in random order, by levels / (2 (levels - 1)) of its range, up or down.
struct MorrisDesign {
    std::size_t dimensions = 0;
    std::size_t trajectories = 0;
    int levels = 4;
    /// Row t (dimensions + 1) + k is the k-th point of trajectory t. Coordinates lie in [0, 1]: 1 occurs, as the top of the range.
    UnitPoints points;
};

/// `levels` is even and 2 or more. Equal arguments give equal designs. [parallel]
[[nodiscard]] MorrisDesign morris_design(std::size_t trajectories, std::size_t dimensions, std::uint64_t seed, int levels = 4);

/// The effects of one parameter, in units of the outcome per whole range of the parameter.
struct MorrisEffect {
    /// Trajectories in which both ends of its step have an outcome.
    std::int64_t effects = 0;
    std::optional<double> mu_star;  ///< mean of the absolute effects: how much it matters
    std::optional<double> mu;       ///< mean: which way
    std::optional<double> sigma;    ///< standard deviation: curvature and interaction; 0 where it acts linearly and alone
    /// 95 % bootstrap over trajectories (percentile).
    std::optional<Bounds> mu_star_bounds;
    std::optional<Bounds> mu_bounds;
    std::optional<Bounds> sigma_bounds;
};

/// One entry per parameter; `outcomes` go by the rows of the design, nothing where a run has none.
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const MorrisDesign& design, std::span<const std::optional<double>> outcomes,
                                                       const BootstrapSettings& bootstrap = {});

}  // namespace firebreak
