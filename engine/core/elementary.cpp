#include "engine/core/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace firebreak {
namespace {

// ln 2 in two parts: the first has 21 trailing zero bits, so that k * kLn2High is exact for |k| < 2^20.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kLog2E = 1.4426950408889634;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Adding and taking away 1.5 x 2^52 leaves the nearest whole number, for |x| < 2^51: no call, no table, two additions.
constexpr double kRounder = 6755399441055744.0;

// 2^k for any k that keeps the result normal.
double power_of_two(int k) noexcept { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

double scale(double value, int k) noexcept {
    if (k >= -1022 && k <= 1023) return value * power_of_two(k);
    if (k > 1023) return value * power_of_two(1023) * power_of_two(k - 1023 > 1023 ? 1023 : k - 1023);
    return value * power_of_two(-1022) * power_of_two(k + 1022 < -1022 ? -1022 : k + 1022);
}

// e^r for |r| <= ln(2)/2 by its Taylor series to r^13: the first term left out is below 5e-18. Summed in pairs, pairs of pairs and so on
// (Estrin's scheme): a chain of six steps instead of thirteen, and these chains are what a run waits for.
double exp_reduced(double r) noexcept {
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double low = (0.5 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    const double middle = (1.0 / 720.0 + r * (1.0 / 5040.0)) + r2 * (1.0 / 40320.0 + r * (1.0 / 362880.0));
    const double high = (1.0 / 3628800.0 + r * (1.0 / 39916800.0)) + r2 * (1.0 / 479001600.0 + r * (1.0 / 6227020800.0));
    return 1.0 + (r + r2 * ((low + r4 * middle) + (r4 * r4) * high));
}

}  // namespace

double log_exact(double x) noexcept {
    if (!(x > 0.0)) return x == 0.0 ? -kInfinity : std::numeric_limits<double>::quiet_NaN();
    if (x == kInfinity) return x;
    int exponent = 0;
    if (x < 2.2250738585072014e-308) {  // subnormal
        x *= 18014398509481984.0;
        exponent = -54;
    }
    auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0x000f'ffff'ffff'ffffULL) | 0x3ff0'0000'0000'0000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    // ln m = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716: the series to s^21 leaves less than 2e-18.
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double z = s * s;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double low = (1.0 / 3.0 + z * (1.0 / 5.0)) + z2 * (1.0 / 7.0 + z * (1.0 / 9.0));
    const double middle = (1.0 / 11.0 + z * (1.0 / 13.0)) + z2 * (1.0 / 15.0 + z * (1.0 / 17.0));
    const double high = 1.0 / 19.0 + z * (1.0 / 21.0);
    const double sum = (low + z4 * middle) + (z4 * z4) * high;
    const double correction = 2.0 * s * z * sum;
    const auto k = static_cast<double>(exponent);
    return k * kLn2High + (2.0 * s + (correction + k * kLn2Low));
}

double exp_exact(double x) noexcept {
    if (x != x) return x;
    if (x > 709.8) return kInfinity;
    if (x < -745.2) return 0.0;
    const double nearest = (x * kLog2E + kRounder) - kRounder;
    const double r = (x - nearest * kLn2High) - nearest * kLn2Low;
    return scale(exp_reduced(r), static_cast<int>(nearest));
}

double exp2_exact(double x) noexcept {
    if (x != x) return x;
    if (x >= 1024.0) return kInfinity;
    if (x < -1076.0) return 0.0;
    const double nearest = (x + kRounder) - kRounder;
    const double fraction = x - nearest;
    return scale(exp_reduced(fraction * kLn2High + fraction * kLn2Low), static_cast<int>(nearest));
}

void exp2_each(std::span<const double> exponents, std::span<double> results) noexcept {
    // One body without branches, which the compiler turns into as many lanes as the processor has; 2^k goes into the exponent's bits.
    for (std::size_t i = 0; i < exponents.size(); ++i) {
        const double x = exponents[i];
        const double shifted = x + kRounder;
        const double fraction = x - (shifted - kRounder);
        const double value = exp_reduced(fraction * kLn2High + fraction * kLn2Low);
        results[i] = std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) + (std::bit_cast<std::uint64_t>(shifted) << 52));
    }
}

double pow_exact(double x, double y) noexcept {
    if (y == 0.0 || x == 1.0) return 1.0;
    if (x == 0.0) return y > 0.0 ? 0.0 : kInfinity;
    return exp_exact(y * log_exact(x));
}

double logistic(double x) noexcept {
    if (x >= 0.0) return 1.0 / (1.0 + exp_exact(-x));
    const double odds = exp_exact(x);
    return odds / (1.0 + odds);
}

double logit(double p) noexcept {
    if (p <= 0.0) return -kInfinity;
    if (p >= 1.0) return kInfinity;
    return log_exact(p / (1.0 - p));
}

double normal_quantile(double p) noexcept {
    if (!(p > 0.0)) return -kInfinity;
    if (!(p < 1.0)) return kInfinity;
    const auto ratio = [](double r, const double(&top)[8], const double(&bottom)[8]) {
        double numerator = top[7];
        double denominator = bottom[7];
        for (int i = 6; i >= 0; --i) {
            numerator = numerator * r + top[i];
            denominator = denominator * r + bottom[i];
        }
        return numerator / denominator;
    };
    // clang-format off
    static constexpr double kA[8] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
                                     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
    static constexpr double kB[8] = {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
                                     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3};
    static constexpr double kC[8] = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
                                     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr double kD[8] = {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                                     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
    static constexpr double kE[8] = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
                                     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr double kF[8] = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                                     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15};
    // clang-format on
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) return q * ratio(0.180625 - q * q, kA, kB);
    const double tail = q < 0.0 ? p : 1.0 - p;
    const double r = std::sqrt(-log_exact(tail));
    const double z = r <= 5.0 ? ratio(r - 1.6, kC, kD) : ratio(r - 5.0, kE, kF);
    return q < 0.0 ? -z : z;
}

}  // namespace firebreak
