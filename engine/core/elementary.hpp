// exp, log and their kin from + - x / and sqrt alone. The C library's versions give other last bits on other processors (with or
// without fused multiply-add), and a decision must not depend on that. Accurate to a few units in the last place.
#pragma once

#include <span>

namespace firebreak {

/// Natural logarithm. 0 gives -infinity, negative numbers NaN.
[[nodiscard]] double log_exact(double x) noexcept;
/// e^x. Underflows to 0 below -745, overflows to infinity above 709.8.
[[nodiscard]] double exp_exact(double x) noexcept;
/// 2^x.
[[nodiscard]] double exp2_exact(double x) noexcept;
/// The same for many exponents at once, which must lie in [-1021, 1023]; about twice as fast. `results` is at least as long.
void exp2_each(std::span<const double> exponents, std::span<double> results) noexcept;
/// x^y for x >= 0. Relative error below 1e-13 where the result is within [1e-100, 1e100].
[[nodiscard]] double pow_exact(double x, double y) noexcept;
/// 1 / (1 + e^-x).
[[nodiscard]] double logistic(double x) noexcept;
/// ln(p / (1 - p)); minus and plus infinity at 0 and 1.
[[nodiscard]] double logit(double p) noexcept;
/// The standard normal quantile, Wichura's AS 241 (PPND16), relative accuracy about 1e-16.
[[nodiscard]] double normal_quantile(double p) noexcept;

}  // namespace firebreak
