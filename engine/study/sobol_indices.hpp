// How much of an outcome's variance each parameter explains, alone and with all others (Sobol 1993, Saltelli et al. 2010).
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/sample_design.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// For each of `samples` rows: A, B, and A with one parameter from B for each parameter.
struct SaltelliDesign {
    std::size_t dimensions = 0;
    std::size_t samples = 0;
    /// Row s (dimensions + 2) is A_s, the next B_s, then A_s with parameter 0 of B_s, and so on.
    UnitPoints points;
};

/// From a Sobol sequence of twice the dimensions; `samples` is best a power of two. [parallel]
[[nodiscard]] SaltelliDesign saltelli_design(std::size_t samples, std::size_t dimensions);

struct SobolIndex {
    /// Share of the variance that vanishes on average when the parameter is known: Saltelli et al. (2010), table 2 (b).
    std::optional<double> first;
    /// Share that stays on average when everything else is known: Jansen (1999).
    std::optional<double> total;
    /// 95 % bootstrap over samples (percentile).
    std::optional<Bounds> first_bounds;
    std::optional<Bounds> total_bounds;
};

struct SobolAnalysis {
    /// Samples of which every point has an outcome.
    std::int64_t samples = 0;
    std::optional<double> mean;
    std::optional<double> variance;
    /// One per parameter; empty of values where `refused_because` says why.
    std::vector<SobolIndex> parameters;
    std::string refused_because;
};

/// `outcomes` go by the rows of the design.
[[nodiscard]] SobolAnalysis sobol_indices(const SaltelliDesign& design, std::span<const std::optional<double>> outcomes,
                                          const BootstrapSettings& bootstrap = {});

}  // namespace firebreak
