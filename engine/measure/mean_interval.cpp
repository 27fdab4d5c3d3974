#include "engine/measure/mean_interval.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/student_t.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

/// Order of the quantile that bounds a two-sided 95 % interval from above.
constexpr double kTwoSided = 0.975;
/// Below this the transformation is the identity to the last digits.
constexpr double kNoSkewness = 1e-9;

struct Sample {
    double n = 0.0;
    double mean = 0.0;
    /// Standard deviation, with n - 1.
    double deviation = 0.0;
    /// Third central moment over the cube of the deviation with n, as Hall has it.
    double skewness = 0.0;
};

Sample sample_of(std::span<const double> values) {
    Sample sample{static_cast<double>(values.size()), *mean(values), 0.0, 0.0};
    double squares = 0.0;
    double cubes = 0.0;
    for (const double value : values) {
        const double distance = value - sample.mean;
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    sample.deviation = std::sqrt(squares / (sample.n - 1.0));
    const double variance = squares / sample.n;
    if (variance > 0.0) sample.skewness = cubes / sample.n / (variance * std::sqrt(variance));
    return sample;
}

double without_skewness(double t, const Sample& sample) noexcept {
    const double c = sample.skewness;
    return t + c * t * t / 3.0 + c * c * t * t * t / 27.0 + c / (6.0 * sample.n);
}

/// The inverse: g is a cube in T, so it has one everywhere.
double with_skewness(double g, const Sample& sample) noexcept {
    const double c = sample.skewness;
    if (std::fabs(c) < kNoSkewness) return g;
    return 3.0 / c * (std::cbrt(1.0 + c * (g - c / (6.0 * sample.n))) - 1.0);
}

}  // namespace

std::optional<MeanInterval> mean_interval(std::span<const double> values) {
    if (values.size() < 2) return std::nullopt;
    const Sample sample = sample_of(values);
    const double root = std::sqrt(sample.n);
    const double t = student_t_quantile(kTwoSided, sample.n - 1.0) / root;
    const double upper = std::max(t, with_skewness(t, sample));
    const double lower = std::min(-t, with_skewness(-t, sample));
    return MeanInterval{sample.mean, sample.deviation / root, sample.mean - upper * sample.deviation,
                        sample.mean - lower * sample.deviation};
}

std::optional<double> mean_p_value(std::span<const double> values) {
    if (values.size() < 2) return std::nullopt;
    const Sample sample = sample_of(values);
    if (sample.deviation == 0.0) return sample.mean == 0.0 ? 1.0 : 0.0;
    const double t = sample.mean / sample.deviation;
    const double g = without_skewness(t, sample);
    // One of them says larger and the other smaller: neither end lies beyond 0.
    if ((t > 0.0) != (g > 0.0)) return 1.0;
    return student_t_two_sided(std::min(std::fabs(t), std::fabs(g)) * std::sqrt(sample.n), sample.n - 1.0);
}

}  // namespace firebreak
