#include "engine/study/abc_smc.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/study/normal_kernel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace firebreak {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// A generation gives up when it has tried this many times the proposals that the least acceptance allows.
constexpr double kPatience = 2.0;

void check(const std::vector<PriorRange>& priors, const std::vector<ObservedStatistic>& observed, const AbcSettings& settings) {
    Diagnostics problems;
    if (priors.empty()) problems.error({}, "a calibration needs at least one parameter");
    if (observed.empty()) problems.error({}, "a calibration needs at least one observed statistic");
    if (settings.population < 2 || settings.batch < 1)
        problems.error({}, "a population has two particles or more, and a batch one or more");
    for (const PriorRange& prior : priors) {
        if (!(prior.low < prior.high))
            problems.error({}, fmt::format("the range of {} is empty: {} to {}", prior.key, prior.low, prior.high));
        if (prior.is_logarithmic && !(prior.low > 0.0))
            problems.error({}, fmt::format("the range of {} is logarithmic and must begin above 0, not at {}", prior.key, prior.low));
    }
    for (const ObservedStatistic& statistic : observed) {
        if (!(statistic.deviation > 0.0))
            problems.error({}, fmt::format("the deviation of {} is {}, but must be above 0", statistic.name, statistic.deviation));
    }
    problems.throw_if_errors();
}

/// The prior's own coordinate, in which it is uniform on [0, 1].
double value_at(const PriorRange& prior, double u) {
    if (!prior.is_logarithmic) return prior.low + u * (prior.high - prior.low);
    const double low = log_exact(prior.low);
    return exp_exact(low + u * (log_exact(prior.high) - low));
}

/// A population in unit coordinates.
struct Population {
    std::size_t dimensions = 0;
    std::vector<double> points;
    std::vector<double> weights;
    std::vector<double> distances;
    /// Of the proposals.
    std::vector<std::uint64_t> numbers;

    [[nodiscard]] std::size_t size() const noexcept { return distances.size(); }
    [[nodiscard]] std::span<const double> row(std::size_t particle) const noexcept {
        return std::span{points}.subspan(particle * dimensions, dimensions);
    }
};

double distance_of(const Statistics& statistics, const std::vector<ObservedStatistic>& observed) {
    double squares = 0.0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (i >= statistics.size() || !statistics[i]) return kInfinity;
        const double deviation = (*statistics[i] - observed[i].observed) / observed[i].deviation;
        squares += deviation * deviation;
    }
    return std::isfinite(squares) ? std::sqrt(squares) : kInfinity;
}

/// Where the next proposals come from.
class Proposer {
  public:
    Proposer(std::uint64_t seed, std::size_t generation, std::size_t dimensions, const Population* from)
        : draws_{seed, generation}, dimensions_{dimensions}, from_{from} {
        if (from_ == nullptr) return;
        kernel_.emplace(from_->points, from_->weights, dimensions_);
        double sum = 0.0;
        for (const double weight : from_->weights) cumulative_.push_back(sum += weight);
    }

    /// Unit coordinates; may lie outside of the prior. The draws of an attempt depend on nothing but its number.
    [[nodiscard]] std::vector<double> propose(std::uint64_t attempt) const {
        std::vector<double> uniforms;
        for (std::size_t i = 0; i < dimensions_; ++i) {
            uniforms.push_back(draws_.uniform(Purpose::study_point, attempt, static_cast<std::uint32_t>(i)));
        }
        if (from_ == nullptr) return uniforms;
        const double u = draws_.uniform(Purpose::study_point, attempt, static_cast<std::uint32_t>(dimensions_)) * cumulative_.back();
        const auto parent = std::upper_bound(cumulative_.begin(), std::prev(cumulative_.end()), u) - cumulative_.begin();
        for (double& uniform : uniforms) uniform = sample::normal(uniform, 0.0, 1.0);
        return kernel_->step(from_->row(static_cast<std::size_t>(parent)), uniforms);
    }

    /// 1 over the density of proposing `point`: its weight, as the prior is uniform in these coordinates.
    [[nodiscard]] double weight_of(std::span<const double> point) const {
        if (from_ == nullptr) return 1.0;
        double density = 0.0;
        for (std::size_t i = 0; i < from_->size(); ++i) density += from_->weights[i] * kernel_->density(from_->row(i), point);
        return density > 0.0 ? 1.0 / density : 0.0;
    }

  private:
    Draws draws_;
    std::size_t dimensions_;
    const Population* from_;
    std::optional<NormalKernel> kernel_;
    std::vector<double> cumulative_;
};

bool is_inside(const std::vector<double>& point) {
    return std::all_of(point.begin(), point.end(), [](double u) { return u >= 0.0 && u < 1.0; });
}

/// One generation in the making.
class Generation {
  public:
    Generation(const std::vector<PriorRange>& priors, const std::vector<ObservedStatistic>& observed, const AbcSettings& settings,
               const Proposer& proposer, std::uint64_t number, double tolerance)
        : priors_{priors}, observed_{observed}, settings_{settings}, proposer_{proposer}, number_{number} {
        facts_.tolerance = tolerance;
        accepted_.dimensions = priors.size();
        most_ = static_cast<std::int64_t>(kPatience * static_cast<double>(settings.population) / std::max(1e-6, settings.least_acceptance));
    }

    /// Runs batches until the population is full; false when too few proposals are accepted for that.
    bool fill(const Simulator& simulate) {
        while (!is_full() && facts_.simulations < most_) add(simulate);
        if (!is_full()) return false;
        facts_.acceptance = static_cast<double>(accepted_.size()) / static_cast<double>(facts_.simulations);
        weigh();
        return true;
    }

    [[nodiscard]] const AbcGeneration& facts() const noexcept { return facts_; }
    [[nodiscard]] Population take() noexcept { return std::move(accepted_); }

  private:
    [[nodiscard]] bool is_full() const noexcept { return accepted_.size() == settings_.population; }

    void add(const Simulator& simulate) {
        std::vector<std::vector<double>> points;
        std::vector<Proposal> proposals;
        while (proposals.size() < settings_.batch) {
            const std::uint64_t attempt = next_attempt_++;
            std::vector<double> point = proposer_.propose(attempt);
            if (!is_inside(point)) continue;
            Proposal proposal{hash_of(settings_.seed, number_, attempt), {}, static_cast<std::size_t>(number_)};
            for (std::size_t i = 0; i < priors_.size(); ++i) proposal.parameters.push_back(value_at(priors_[i], point[i]));
            proposals.push_back(std::move(proposal));
            points.push_back(std::move(point));
        }
        const std::vector<Statistics> statistics = simulate(proposals);
        // What comes after the last place is filled is dropped uncounted, so that the size of a batch changes nothing.
        for (std::size_t i = 0; i < points.size() && !is_full() && facts_.simulations < most_; ++i) {
            ++facts_.simulations;
            const double distance = i < statistics.size() ? distance_of(statistics[i], observed_) : kInfinity;
            if (!std::isfinite(distance) || distance > facts_.tolerance) continue;
            accepted_.points.insert(accepted_.points.end(), points[i].begin(), points[i].end());
            accepted_.distances.push_back(distance);
            accepted_.numbers.push_back(proposals[i].number);
        }
    }

    void weigh() {
        double sum = 0.0;
        for (std::size_t i = 0; i < accepted_.size(); ++i) {
            accepted_.weights.push_back(proposer_.weight_of(accepted_.row(i)));
            sum += accepted_.weights.back();
        }
        double squares = 0.0;
        for (double& weight : accepted_.weights) {
            weight /= sum;
            squares += weight * weight;
        }
        facts_.effective_size = 1.0 / squares;
    }

    const std::vector<PriorRange>& priors_;
    const std::vector<ObservedStatistic>& observed_;
    const AbcSettings& settings_;
    const Proposer& proposer_;
    std::uint64_t number_;
    std::uint64_t next_attempt_ = 0;
    std::int64_t most_ = 0;
    AbcGeneration facts_;
    Population accepted_;
};

std::vector<Particle> particles_of(const Population& population, const std::vector<PriorRange>& priors) {
    std::vector<Particle> particles;
    for (std::size_t i = 0; i < population.size(); ++i) {
        Particle particle{{}, population.weights[i], population.distances[i], population.numbers[i]};
        for (std::size_t a = 0; a < priors.size(); ++a) particle.parameters.push_back(value_at(priors[a], population.row(i)[a]));
        particles.push_back(std::move(particle));
    }
    return particles;
}

}  // namespace

AbcPosterior calibrate(const std::vector<PriorRange>& priors, const std::vector<ObservedStatistic>& observed, const Simulator& simulate,
                       const AbcSettings& settings) {
    check(priors, observed, settings);
    AbcPosterior posterior{priors, observed, {}, {}, fmt::format("all {} generations are done", settings.generations)};
    Population population;
    double tolerance = kInfinity;
    for (std::size_t number = 0; number < settings.generations; ++number) {
        const Proposer proposer{settings.seed, number, priors.size(), number == 0 ? nullptr : &population};
        Generation generation{priors, observed, settings, proposer, number, tolerance};
        if (!generation.fill(simulate)) {
            posterior.stopped_because = fmt::format("generation {} accepted too few proposals to be completed", number + 1);
            break;
        }
        posterior.generations.push_back(generation.facts());
        population = generation.take();
        tolerance = *quantile(population.distances, settings.tolerance_quantile);
        if (generation.facts().acceptance < settings.least_acceptance) {
            posterior.stopped_because =
                fmt::format("generation {} accepted fewer than {:.3g} % of its proposals", number + 1, 100.0 * settings.least_acceptance);
            break;
        }
        if (tolerance == 0.0) {
            posterior.stopped_because = "the particles meet the observations exactly";
            break;
        }
    }
    posterior.particles = particles_of(population, priors);
    return posterior;
}

}  // namespace firebreak
