#include "engine/core/samplers.hpp"

#include "engine/core/elementary.hpp"

#include <cmath>

namespace firebreak::sample {
namespace {

// A uniform of exactly 0 would send a quantile to minus infinity; the middle of its 2^-53 cell does not.
double centred(double u) noexcept {
    const double middle = u + 0x1.0p-54;
    return middle < 1.0 ? middle : u;
}

std::uint64_t small_poisson(double u, double mean) noexcept {
    double term = exp_exact(-mean);
    double cumulative = term;
    std::uint64_t count = 0;
    // Beyond 200 the tail of a mean of 16 is below 1e-130: the bound only stops a loop that rounding could keep alive.
    while (u >= cumulative && count < 200) {
        ++count;
        term *= mean / static_cast<double>(count);
        cumulative += term;
    }
    return count;
}

}  // namespace

double exponential(double u, double mean) noexcept { return -mean * log_exact(1.0 - u); }

double lognormal(double u, double median, double sigma) noexcept {
    if (sigma == 0.0) return median;
    return median * exp_exact(sigma * normal_quantile(centred(u)));
}

double lognormal_of_mean(double u, double mean, double sigma) noexcept {
    return lognormal(u, mean * exp_exact(-0.5 * sigma * sigma), sigma);
}

double lognormal_sigma(double cv) noexcept { return std::sqrt(log_exact(1.0 + cv * cv)); }

double normal(double u, double mean, double deviation) noexcept { return mean + deviation * normal_quantile(centred(u)); }

double bounded_pareto(double u, double minimum, double maximum, double tail) noexcept {
    const double kept = 1.0 - pow_exact(minimum / maximum, tail);
    const double value = minimum * pow_exact(1.0 - u * kept, -1.0 / tail);
    return value < maximum ? value : maximum;
}

std::uint64_t poisson(double mean, const Draws& draws, Purpose purpose, std::uint64_t entity, std::uint32_t first_n) noexcept {
    constexpr double kChunk = 16.0;
    std::uint64_t count = 0;
    for (; mean > 0.0; mean -= kChunk) {
        count += small_poisson(draws.uniform(purpose, entity, first_n++), mean < kChunk ? mean : kChunk);
    }
    return count;
}

}  // namespace firebreak::sample
