#include "engine/study/sobol_indices.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace firebreak {
namespace {

/// The outcomes of one sample, less the mean of all: both estimators keep their value, and the first loses variance.
struct Sample {
    double a = 0.0;
    double b = 0.0;
    /// With one parameter from B.
    std::vector<double> mixed;
};

/// Only the samples of which every point has an outcome.
std::vector<Sample> complete_samples(const SaltelliDesign& design, std::span<const std::optional<double>> outcomes) {
    std::vector<Sample> samples;
    const std::size_t width = design.dimensions + 2;
    for (std::size_t sample = 0; sample < design.samples; ++sample) {
        const auto own = outcomes.subspan(sample * width, width);
        if (!std::all_of(own.begin(), own.end(), [](std::optional<double> outcome) { return outcome.has_value(); })) continue;
        Sample complete{*own[0], *own[1], {}};
        for (const std::optional<double> outcome : own.subspan(2)) complete.mixed.push_back(*outcome);
        samples.push_back(std::move(complete));
    }
    return samples;
}

double mean_outcome(const std::vector<Sample>& samples) {
    double sum = 0.0;
    for (const Sample& sample : samples) sum += sample.a + sample.b;
    return sum / static_cast<double>(2 * samples.size());
}

void centre(std::vector<Sample>& samples, double mean) {
    for (Sample& sample : samples) {
        sample.a -= mean;
        sample.b -= mean;
        for (double& outcome : sample.mixed) outcome -= mean;
    }
}

/// Of A and B together; the outcomes of a resample are not centred.
double variance_of(const std::vector<Sample>& samples, std::span<const std::uint32_t> items) {
    double sum = 0.0;
    double squares = 0.0;
    for (const std::uint32_t item : items) {
        sum += samples[item].a + samples[item].b;
        squares += samples[item].a * samples[item].a + samples[item].b * samples[item].b;
    }
    const auto n = static_cast<double>(2 * items.size());
    return squares / n - (sum / n) * (sum / n);
}

std::optional<double> first_order(const std::vector<Sample>& samples, std::span<const std::uint32_t> items, std::size_t parameter) {
    const double variance = variance_of(samples, items);
    if (variance <= 0.0) return std::nullopt;
    double sum = 0.0;
    for (const std::uint32_t item : items) sum += samples[item].b * (samples[item].mixed[parameter] - samples[item].a);
    return sum / static_cast<double>(items.size()) / variance;
}

std::optional<double> total_effect(const std::vector<Sample>& samples, std::span<const std::uint32_t> items, std::size_t parameter) {
    const double variance = variance_of(samples, items);
    if (variance <= 0.0) return std::nullopt;
    double sum = 0.0;
    for (const std::uint32_t item : items) {
        const double step = samples[item].a - samples[item].mixed[parameter];
        sum += step * step;
    }
    return 0.5 * sum / static_cast<double>(items.size()) / variance;
}

}  // namespace

SaltelliDesign saltelli_design(std::size_t samples, std::size_t dimensions) {
    const UnitPoints base = sobol_sequence(samples, 2 * dimensions);
    SaltelliDesign design{dimensions, samples, {dimensions, {}}};
    if (dimensions == 0) return design;
    std::vector<double>& values = design.points.values;
    values.reserve(samples * (dimensions + 2) * dimensions);
    for (std::size_t sample = 0; sample < samples; ++sample) {
        const std::span<const double> a = base.row(sample).first(dimensions);
        const std::span<const double> b = base.row(sample).last(dimensions);
        values.insert(values.end(), a.begin(), a.end());
        values.insert(values.end(), b.begin(), b.end());
        for (std::size_t parameter = 0; parameter < dimensions; ++parameter) {
            values.insert(values.end(), a.begin(), a.end());
            values[values.size() - dimensions + parameter] = b[parameter];
        }
    }
    return design;
}

SobolAnalysis sobol_indices(const SaltelliDesign& design, std::span<const std::optional<double>> outcomes,
                            const BootstrapSettings& bootstrap) {
    if (outcomes.size() != design.points.size()) {
        throw InputError(
            {}, fmt::format("a Saltelli design of {} points cannot be read from {} outcomes", design.points.size(), outcomes.size()));
    }
    SobolAnalysis analysis;
    analysis.parameters.resize(design.dimensions);
    std::vector<Sample> samples = complete_samples(design, outcomes);
    analysis.samples = static_cast<std::int64_t>(samples.size());
    if (samples.size() < 2) {
        analysis.refused_because = "fewer than two samples have an outcome at every point";
        return analysis;
    }
    analysis.mean = mean_outcome(samples);
    centre(samples, *analysis.mean);
    std::vector<std::uint32_t> all(samples.size());
    std::iota(all.begin(), all.end(), 0U);
    analysis.variance = variance_of(samples, all);
    if (*analysis.variance <= 0.0) {
        analysis.refused_because = "the outcome is the same everywhere";
        return analysis;
    }
    const Resamples resamples{samples.size(), bootstrap.resamples, bootstrap.seed};
    for (std::size_t parameter = 0; parameter < design.dimensions; ++parameter) {
        SobolIndex& index = analysis.parameters[parameter];
        index.first = first_order(samples, all, parameter);
        index.total = total_effect(samples, all, parameter);
        index.first_bounds =
            bootstrap_percentile(resamples, [&](std::span<const std::uint32_t> items) { return first_order(samples, items, parameter); });
        index.total_bounds =
            bootstrap_percentile(resamples, [&](std::span<const std::uint32_t> items) { return total_effect(samples, items, parameter); });
    }
    return analysis;
}

}  // namespace firebreak
