#include "engine/study/morris.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/study/keyed_order.hpp"

#include <fmt/format.h>

#include <cmath>

namespace firebreak {
namespace {

// Designs of different kinds with one seed share no draws.
constexpr std::uint64_t kMorris = 2;

/// One trajectory's rows, appended to `values`.
void append_trajectory(const MorrisDesign& design, const Draws& draws, std::size_t trajectory, std::vector<double>& values) {
    const auto half = static_cast<std::size_t>(design.levels) / 2;
    // Levels as integers, so that a parameter that is not changed keeps its value to the bit.
    std::vector<std::size_t> level(design.dimensions);
    std::vector<bool> goes_up(design.dimensions);
    for (std::size_t dimension = 0; dimension < design.dimensions; ++dimension) {
        const double u = draws.uniform(Purpose::study_point, 2 * trajectory, static_cast<std::uint32_t>(dimension));
        level[dimension] = static_cast<std::size_t>(u * static_cast<double>(design.levels));
        goes_up[dimension] = level[dimension] < half;
    }
    const auto append = [&] {
        for (const std::size_t own : level) values.push_back(static_cast<double>(own) / static_cast<double>(design.levels - 1));
    };
    append();
    for (const std::size_t dimension : keyed_order(design.dimensions, draws.bits(Purpose::study_point, 2 * trajectory + 1))) {
        level[dimension] = goes_up[dimension] ? level[dimension] + half : level[dimension] - half;
        append();
    }
}

/// The effect that each trajectory found for each parameter: [parameter][trajectory].
std::vector<std::vector<std::optional<double>>> effects_of(const MorrisDesign& design, std::span<const std::optional<double>> outcomes) {
    std::vector<std::vector<std::optional<double>>> effects(design.dimensions, std::vector<std::optional<double>>(design.trajectories));
    for (std::size_t trajectory = 0; trajectory < design.trajectories; ++trajectory) {
        for (std::size_t step = 0; step < design.dimensions; ++step) {
            const std::size_t row = trajectory * (design.dimensions + 1) + step;
            if (!outcomes[row] || !outcomes[row + 1]) continue;
            const std::span<const double> before = design.points.row(row);
            const std::span<const double> after = design.points.row(row + 1);
            for (std::size_t dimension = 0; dimension < design.dimensions; ++dimension) {
                if (before[dimension] == after[dimension]) continue;
                effects[dimension][trajectory] = (*outcomes[row + 1] - *outcomes[row]) / (after[dimension] - before[dimension]);
            }
        }
    }
    return effects;
}

struct Moments {
    std::optional<double> mu_star;
    std::optional<double> mu;
    std::optional<double> sigma;
};

Moments moments_of(const std::vector<double>& effects) {
    Moments moments;
    moments.mu = mean(effects);
    if (!moments.mu) return moments;
    double absolute = 0.0;
    double squares = 0.0;
    for (const double effect : effects) {
        absolute += std::fabs(effect);
        squares += (effect - *moments.mu) * (effect - *moments.mu);
    }
    const auto n = static_cast<double>(effects.size());
    moments.mu_star = absolute / n;
    if (effects.size() > 1) moments.sigma = std::sqrt(squares / (n - 1.0));
    return moments;
}

MorrisEffect summary_of(const std::vector<std::optional<double>>& by_trajectory, const BootstrapSettings& bootstrap) {
    std::vector<double> effects;
    for (const std::optional<double> effect : by_trajectory) {
        if (effect) effects.push_back(*effect);
    }
    const Moments moments = moments_of(effects);
    MorrisEffect result{static_cast<std::int64_t>(effects.size()), moments.mu_star, moments.mu, moments.sigma, {}, {}, {}};
    if (effects.size() < 2) return result;
    const Resamples resamples{effects.size(), bootstrap.resamples, bootstrap.seed};
    const auto bounds_of = [&](std::optional<double> Moments::*which) {
        return bootstrap_percentile(resamples, [&](std::span<const std::uint32_t> items) {
            std::vector<double> drawn;
            drawn.reserve(items.size());
            for (const std::uint32_t item : items) drawn.push_back(effects[item]);
            return moments_of(drawn).*which;
        });
    };
    result.mu_star_bounds = bounds_of(&Moments::mu_star);
    result.mu_bounds = bounds_of(&Moments::mu);
    result.sigma_bounds = bounds_of(&Moments::sigma);
    return result;
}

}  // namespace

MorrisDesign morris_design(std::size_t trajectories, std::size_t dimensions, std::uint64_t seed, int levels) {
    if (levels < 2 || levels % 2 != 0) {
        throw InputError({}, fmt::format("the levels of a Morris design are {}, but must be an even number from 2 on", levels));
    }
    MorrisDesign design{dimensions, trajectories, levels, {dimensions, {}}};
    if (dimensions == 0) return design;
    const Draws draws{seed, kMorris};
    for (std::size_t trajectory = 0; trajectory < trajectories; ++trajectory) {
        append_trajectory(design, draws, trajectory, design.points.values);
    }
    return design;
}

std::vector<MorrisEffect> morris_effects(const MorrisDesign& design, std::span<const std::optional<double>> outcomes,
                                         const BootstrapSettings& bootstrap) {
    if (outcomes.size() != design.points.size()) {
        throw InputError(
            {}, fmt::format("a Morris design of {} points cannot be read from {} outcomes", design.points.size(), outcomes.size()));
    }
    std::vector<MorrisEffect> results;
    for (const auto& by_trajectory : effects_of(design, outcomes)) results.push_back(summary_of(by_trajectory, bootstrap));
    return results;
}

}  // namespace firebreak
