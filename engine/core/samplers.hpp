// From a uniform in [0, 1) to a law, by inversion: one uniform, one value, and a larger uniform never gives a smaller value (but for
// the last bit).
// Own code, because the distributions of <random> are implementation-defined; same bits on every processor.
#pragma once

#include "engine/core/draw.hpp"

#include <cstdint>

namespace firebreak::sample {

/// Exponential with this mean.
[[nodiscard]] double exponential(double u, double mean) noexcept;
/// Lognormal with this median; `sigma` is the standard deviation of the logarithm.
[[nodiscard]] double lognormal(double u, double median, double sigma) noexcept;
/// Lognormal with this mean; `sigma` as above.
[[nodiscard]] double lognormal_of_mean(double u, double mean, double sigma) noexcept;
/// The `sigma` of a lognormal whose standard deviation is `cv` times its mean.
[[nodiscard]] double lognormal_sigma(double cv) noexcept;
/// Normal with this mean and standard deviation.
[[nodiscard]] double normal(double u, double mean, double deviation) noexcept;
/// Pareto above `minimum` with tail P(X > x) = (minimum / x)^`tail`, cut (not clamped) at `maximum`.
[[nodiscard]] double bounded_pareto(double u, double minimum, double maximum, double tail) noexcept;
/// Poisson of any finite mean, from as many draws of (purpose, entity, first_n…) as it needs: one per 16 of the mean. O(mean).
[[nodiscard]] std::uint64_t poisson(double mean, const Draws& draws, Purpose purpose, std::uint64_t entity,
                                    std::uint32_t first_n = 0) noexcept;

}  // namespace firebreak::sample
