#include "engine/study/posterior.hpp"

#include "engine/core/elementary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

namespace firebreak {
namespace {

/// One coordinate of all particles.
using Coordinate = std::vector<double>;

double weighted_mean(const Coordinate& values, const Coordinate& weights) {
    return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

double weighted_covariance(const Coordinate& a, const Coordinate& b, const Coordinate& weights) {
    const double mean_a = weighted_mean(a, weights);
    const double mean_b = weighted_mean(b, weights);
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += weights[i] * (a[i] - mean_a) * (b[i] - mean_b);
    return sum;
}

double deviation_of(const Coordinate& values, const Coordinate& weights) {
    return std::sqrt(std::max(0.0, weighted_covariance(values, values, weights)));
}

struct Sampled {
    Coordinate weights;
    std::vector<Coordinate> values;
    /// Empty for parameters whose prior reaches 0 or below.
    std::vector<Coordinate> logarithms;
};

Sampled sampled_from(const AbcPosterior& posterior) {
    Sampled sampled;
    for (const Particle& particle : posterior.particles) sampled.weights.push_back(particle.weight);
    for (std::size_t a = 0; a < posterior.priors.size(); ++a) {
        Coordinate values;
        Coordinate logarithms;
        for (const Particle& particle : posterior.particles) {
            values.push_back(particle.parameters[a]);
            if (posterior.priors[a].low > 0.0) logarithms.push_back(log_exact(particle.parameters[a]));
        }
        sampled.values.push_back(std::move(values));
        sampled.logarithms.push_back(std::move(logarithms));
    }
    return sampled;
}

/// Of a uniform law on the range, in the coordinate in which the prior is uniform.
double prior_deviation(const PriorRange& prior) {
    const double width = prior.is_logarithmic ? log_exact(prior.high) - log_exact(prior.low) : prior.high - prior.low;
    return width / std::sqrt(12.0);
}

ParameterPosterior summary_of(const PriorRange& prior, const Sampled& sampled, std::size_t a) {
    const Coordinate& values = sampled.values[a];
    const Coordinate& own = prior.is_logarithmic ? sampled.logarithms[a] : values;
    return {prior.key,
            weighted_mean(values, sampled.weights),
            deviation_of(values, sampled.weights),
            *weighted_quantile(values, sampled.weights, 0.5),
            {*weighted_quantile(values, sampled.weights, 0.025), *weighted_quantile(values, sampled.weights, 0.975)},
            deviation_of(own, sampled.weights) / prior_deviation(prior)};
}

std::vector<ParameterCorrelation> correlations_of(const std::vector<PriorRange>& priors, const Sampled& sampled) {
    std::vector<ParameterCorrelation> correlations;
    for (std::size_t a = 0; a < priors.size(); ++a) {
        for (std::size_t b = a + 1; b < priors.size(); ++b) {
            const bool is_of_logarithms = !sampled.logarithms[a].empty() && !sampled.logarithms[b].empty();
            const Coordinate& one = is_of_logarithms ? sampled.logarithms[a] : sampled.values[a];
            const Coordinate& other = is_of_logarithms ? sampled.logarithms[b] : sampled.values[b];
            const double scale = deviation_of(one, sampled.weights) * deviation_of(other, sampled.weights);
            const double correlation = scale > 0.0 ? weighted_covariance(one, other, sampled.weights) / scale : 0.0;
            correlations.push_back({priors[a].key, priors[b].key, correlation, is_of_logarithms});
        }
    }
    return correlations;
}

/// Parameters and their signs in a product.
struct Factors {
    std::vector<std::size_t> parameters;
    std::vector<int> signs;
};

/// Nothing where a factor has no logarithm or no spread.
std::optional<double> spread_ratio(const Factors& factors, const Sampled& sampled) {
    Coordinate sum(sampled.weights.size());
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < factors.parameters.size(); ++i) {
        const Coordinate& logarithms = sampled.logarithms[factors.parameters[i]];
        if (logarithms.empty()) return std::nullopt;
        for (std::size_t particle = 0; particle < sum.size(); ++particle) sum[particle] += factors.signs[i] * logarithms[particle];
        least = std::min(least, deviation_of(logarithms, sampled.weights));
    }
    if (least <= 0.0) return std::nullopt;
    return deviation_of(sum, sampled.weights) / least;
}

/// All products of two and then of three parameters; the first is never a divisor.
std::vector<Factors> all_products(std::size_t parameters) {
    std::vector<Factors> all;
    for (std::size_t a = 0; a < parameters; ++a) {
        for (std::size_t b = a + 1; b < parameters; ++b) {
            for (const int sign : {1, -1}) all.push_back({{a, b}, {1, sign}});
        }
    }
    for (std::size_t a = 0; a < parameters; ++a) {
        for (std::size_t b = a + 1; b < parameters; ++b) {
            for (std::size_t c = b + 1; c < parameters; ++c) {
                for (const int sign : {1, -1}) {
                    for (const int other : {1, -1}) all.push_back({{a, b, c}, {1, sign, other}});
                }
            }
        }
    }
    return all;
}

bool holds_all(const std::vector<std::string>& keys, const std::vector<std::string>& wanted) {
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); });
}

std::vector<IdentifiedProduct> products_of(const std::vector<PriorRange>& priors, const Sampled& sampled) {
    std::vector<IdentifiedProduct> products;
    for (const Factors& factors : all_products(priors.size())) {
        const std::optional<double> ratio = spread_ratio(factors, sampled);
        if (!ratio || *ratio > kProductSpread) continue;
        IdentifiedProduct product{{}, factors.signs, *ratio};
        for (const std::size_t parameter : factors.parameters) product.factors.push_back(priors[parameter].key);
        // Three factors of which two already form a known product say nothing new.
        const bool is_known = std::any_of(products.begin(), products.end(), [&](const IdentifiedProduct& known) {
            return known.factors.size() < product.factors.size() && holds_all(product.factors, known.factors);
        });
        if (!is_known) products.push_back(std::move(product));
    }
    return products;
}

std::vector<std::string> warnings_of(const PosteriorSummary& summary) {
    std::vector<std::string> warnings;
    for (const IdentifiedProduct& product : summary.products) {
        warnings.push_back(
            fmt::format("only {} is identified: its logarithm varies by {:.0f} % of what its best known factor's does, so "
                        "other values of the single parameters fit as well. Observe something that separates them (for "
                        "visibility and sharing: impressions), or fix all but one",
                        product.text(), 100.0 * product.spread_ratio));
    }
    for (const ParameterCorrelation& pair : summary.correlations) {
        if (std::fabs(pair.correlation) < kStrongCorrelation) continue;
        warnings.push_back(fmt::format("{} and {} are tied to each other: the correlation of their {} is {:.2f}", pair.first, pair.second,
                                       pair.is_of_logarithms ? "logarithms" : "values", pair.correlation));
    }
    for (const ParameterPosterior& parameter : summary.parameters) {
        // The factors of a product have been warned of already: something was learned, but not about one of them.
        const bool is_factor = std::any_of(summary.products.begin(), summary.products.end(),
                                           [&](const IdentifiedProduct& product) { return holds_all(product.factors, {parameter.key}); });
        if (is_factor || parameter.spread_left < kNothingLearned) continue;
        warnings.push_back(fmt::format("nothing was learned about {}: it still has {:.0f} % of the spread it had before", parameter.key,
                                       100.0 * parameter.spread_left));
    }
    return warnings;
}

}  // namespace

std::string IdentifiedProduct::text() const {
    std::string text = factors.front();
    for (std::size_t i = 1; i < factors.size(); ++i) text += (signs[i] > 0 ? " x " : " / ") + factors[i];
    return text;
}

std::optional<double> weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double p) {
    if (values.empty()) return std::nullopt;
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    double sum = 0.0;
    for (const std::size_t place : order) {
        sum += weights[place];
        if (sum >= p * all) return values[place];
    }
    return values[order.back()];
}

PosteriorSummary summarise(const AbcPosterior& posterior) {
    PosteriorSummary summary;
    if (posterior.particles.empty()) {
        summary.warnings.emplace_back("no proposal was accepted: the ranges hold no parameters that give all the statistics");
        return summary;
    }
    const Sampled sampled = sampled_from(posterior);
    for (std::size_t a = 0; a < posterior.priors.size(); ++a) summary.parameters.push_back(summary_of(posterior.priors[a], sampled, a));
    summary.correlations = correlations_of(posterior.priors, sampled);
    summary.products = products_of(posterior.priors, sampled);
    summary.warnings = warnings_of(summary);
    return summary;
}

}  // namespace firebreak
