// Calibration without a likelihood: parameters are believed as far as runs with them give the statistics that were observed. Population
// Monte Carlo of Toni et al. (2009) and Beaumont et al. (2009), with tolerances that follow the distances.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

/// Before the observations, every value of the range is as likely as any other, or every value of its logarithm.
struct PriorRange {
    std::string key;
    double low = 0.0;
    double high = 1.0;
    bool is_logarithmic = false;
};

/// What was observed, and the deviation that counts as one unit of distance: sampling error and the chance of one run.
struct ObservedStatistic {
    std::string name;
    double observed = 0.0;
    double deviation = 1.0;
};

/// A parameter vector to run the model with. `number` is its own, for the seed of the run: equal numbers, equal runs.
struct Proposal {
    std::uint64_t number = 0;
    /// In the order of the priors.
    std::vector<double> parameters;
    /// From 0.
    std::size_t generation = 0;
};

/// Statistics of one run, in the order of the observed ones; nothing where the run has none, which no tolerance accepts.
using Statistics = std::vector<std::optional<double>>;

/// Runs the model for every proposal and gives their statistics in the same order. It may do so in parallel.
using Simulator = std::function<std::vector<Statistics>(std::span<const Proposal>)>;

struct AbcSettings {
    std::size_t population = 1000;
    std::size_t generations = 8;
    /// The next tolerance is this quantile of the distances accepted so far.
    double tolerance_quantile = 0.5;
    /// A generation in which a smaller share of proposals is accepted is the last.
    double least_acceptance = 0.02;
    /// Proposals per call of the simulator. Results do not depend on it.
    std::size_t batch = 256;
    std::uint64_t seed = 1;
};

struct Particle {
    std::vector<double> parameters;
    /// All weights add up to 1.
    double weight = 0.0;
    /// Root of the sum of squared deviations in their units.
    double distance = 0.0;
    /// Of the proposal that it was.
    std::uint64_t number = 0;
};

struct AbcGeneration {
    /// The greatest distance accepted; the first generation accepts every run that has all statistics.
    double tolerance = std::numeric_limits<double>::infinity();
    std::int64_t simulations = 0;
    double acceptance = 0.0;
    /// 1 / sum of squared weights: as many independent draws would be worth as much.
    double effective_size = 0.0;
};

struct AbcPosterior {
    std::vector<PriorRange> priors;
    std::vector<ObservedStatistic> observed;
    /// Of the last generation that was completed; empty when not even the first was.
    std::vector<Particle> particles;
    std::vector<AbcGeneration> generations;
    /// Why it ended, in words.
    std::string stopped_because;
};

/// Keyed throughout: the same settings and the same simulator give the same particles. Throws InputError for an empty or reversed range, a
/// logarithmic one that is not positive, or a deviation that is not.
[[nodiscard]] AbcPosterior calibrate(const std::vector<PriorRange>& priors, const std::vector<ObservedStatistic>& observed,
                                     const Simulator& simulate, const AbcSettings& settings = {});

}  // namespace firebreak
