// The oracle is the C library in long double: 64 bits of mantissa against our 53.
#include "engine/core/elementary.hpp"
#include "engine/core/draw.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace firebreak;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr long double kUnit = 0x1.0p-52L;  // a unit in the last place, at most, relative to the value
constexpr double kFewUnits = 4.0;          // "accurate to a few units in the last place"
constexpr std::uint64_t kPoints = 200'000;

// Point n of a deterministic sample of [low, high).
double point(std::uint64_t n, double low, double high) { return low + (high - low) * Draws{1, 0}.uniform(Purpose::bootstrap, n); }

// The largest relative error of `ours` against `exact` over points of [low, high), in units of 2^-52.
template <class Ours, class Exact>
double worst_error(double low, double high, Ours ours, Exact exact) {
    long double worst = 0.0L;
    for (std::uint64_t n = 0; n < kPoints; ++n) {
        const double x = point(n, low, high);
        const long double expected = exact(static_cast<long double>(x));
        worst = std::max(worst, std::abs((static_cast<long double>(ours(x)) - expected) / expected));
    }
    return static_cast<double>(worst / kUnit);
}

long double exact_log(long double x) { return std::log(x); }
long double exact_exp(long double x) { return std::exp(x); }
long double exact_exp2(long double x) { return std::exp2(x); }

// P(Z < z) - 1/2 and P(Z < z) for a standard normal, each where it keeps its digits.
long double central_probability(long double z) { return 0.5L * std::erf(z / std::sqrt(2.0L)); }
long double lower_probability(long double z) { return 0.5L * std::erfc(-z / std::sqrt(2.0L)); }

// Newton's step from our answer to the exact quantile: an error of e leaves e^2.
long double exact_quantile(double p, double near) {
    const long double z = near;
    const long double density = std::exp(-0.5L * z * z) / std::sqrt(2.0L * 3.14159265358979323846264338327950288L);
    if (p > 0.075 && p < 0.925) return z - (central_probability(z) - (static_cast<long double>(p) - 0.5L)) / density;
    if (p < 0.5) return z - (lower_probability(z) - static_cast<long double>(p)) / density;
    return z + (lower_probability(-z) - (1.0L - static_cast<long double>(p))) / density;
}

}  // namespace

TEST_CASE("log is right to a few units in the last place, from the smallest number to the largest") {
    CHECK(worst_error(0.5, 2.0, log_exact, exact_log) < kFewUnits);
    CHECK(worst_error(0.999, 1.001, log_exact, exact_log) < kFewUnits);
    CHECK(worst_error(0.0, 1e6, log_exact, exact_log) < kFewUnits);
    CHECK(worst_error(1e300, 1.7e308, log_exact, exact_log) < kFewUnits);
    CHECK(worst_error(1e-308, 1e-300, log_exact, exact_log) < kFewUnits);
    CHECK(worst_error(5e-324, 2e-308, log_exact, exact_log) < kFewUnits);  // subnormal
}

TEST_CASE("exp is right to a few units in the last place wherever its result is a normal number") {
    CHECK(worst_error(-1.0, 1.0, exp_exact, exact_exp) < kFewUnits);
    CHECK(worst_error(-1e-6, 1e-6, exp_exact, exact_exp) < kFewUnits);
    CHECK(worst_error(-708.0, 709.7, exp_exact, exact_exp) < kFewUnits);
}

TEST_CASE("2^x is right to a few units in the last place wherever its result is a normal number") {
    CHECK(worst_error(-1.0, 1.0, exp2_exact, exact_exp2) < kFewUnits);
    CHECK(worst_error(-1022.0, 1023.9, exp2_exact, exact_exp2) < kFewUnits);
    for (int k = -1074; k < 1024; ++k) {
        CAPTURE(k);
        CHECK(exp2_exact(k) == std::ldexp(1.0, k));
    }
}

TEST_CASE("many powers of two at once are those taken one by one") {
    std::vector<double> exponents;
    for (std::uint64_t n = 0; n < 1001; ++n) exponents.push_back(point(n, -1021.0, 1023.0));
    for (const double special : {0.0, -1.0, 0.5, -0.5, -1021.0, 1023.0}) exponents.push_back(special);
    std::vector<double> results(exponents.size());
    exp2_each(exponents, results);
    for (std::size_t i = 0; i < exponents.size(); ++i) {
        CAPTURE(exponents[i]);
        CHECK(results[i] == exp2_exact(exponents[i]));
    }
}

TEST_CASE("a result below the normal numbers is off by no more than two of the smallest number") {
    const long double smallest = std::numeric_limits<double>::denorm_min();
    for (std::uint64_t n = 0; n < 20'000; ++n) {
        const double x = point(n, -745.1, -708.4);
        CHECK(std::abs(static_cast<long double>(exp_exact(x)) - exact_exp(x)) <= 2.0L * smallest);
        const double y = point(n, -1074.9, -1022.0);
        CHECK(std::abs(static_cast<long double>(exp2_exact(y)) - exact_exp2(y)) <= 2.0L * smallest);
    }
}

TEST_CASE("a power is right to 1e-13 while its result is between 1e-100 and 1e100") {
    long double worst = 0.0L;
    for (std::uint64_t n = 0; n < kPoints; ++n) {
        const double x = static_cast<double>(std::exp(static_cast<long double>(point(2 * n, -230.0, 230.0))));
        const double y = point(2 * n + 1, -20.0, 20.0);
        const long double expected = std::pow(static_cast<long double>(x), static_cast<long double>(y));
        if (expected < 1e-100L || expected > 1e100L) continue;
        worst = std::max(worst, std::abs((static_cast<long double>(pow_exact(x, y)) - expected) / expected));
    }
    CHECK(static_cast<double>(worst) < 1e-13);
}

TEST_CASE("logistic is right to a few units in the last place on both sides") {
    const auto exact = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    CHECK(worst_error(0.0, 40.0, logistic, exact) < kFewUnits);
    CHECK(worst_error(-4.0, 0.0, logistic, exact) < kFewUnits);
    CHECK(worst_error(-700.0, 0.0, logistic, exact) < kFewUnits);
}

TEST_CASE("logit undoes logistic") {
    // p / (1 - p) carries a rounding error of 2^-53, which is absolute near p = 1/2, where the logit is 0.
    for (std::uint64_t n = 0; n < kPoints; ++n) {
        const auto p = static_cast<long double>(point(n, 0.0, 1.0));
        const long double expected = std::log(p / (1.0L - p));
        const long double error = std::abs(static_cast<long double>(logit(static_cast<double>(p))) - expected);
        if (error > static_cast<long double>(kFewUnits) * kUnit * std::max(1.0L, std::abs(expected)))
            FAIL_CHECK("p = ", static_cast<double>(p));
    }
    for (const double x : {-30.0, -2.0, 0.0, 0.5, 10.0}) {
        CAPTURE(x);
        CHECK(std::abs(logit(logistic(x)) - x) < 1e-11);
    }
}

TEST_CASE("the normal quantile is right to a few units in the last place, in the middle and far into the tails") {
    const auto check = [](double p) {
        const double ours = normal_quantile(p);
        const long double expected = exact_quantile(p, ours);
        const long double error = std::abs((static_cast<long double>(ours) - expected) / expected);
        if (error > static_cast<long double>(kFewUnits) * kUnit)
            FAIL_CHECK("p = ", p, " is off by ", static_cast<double>(error / kUnit), " units");
    };
    for (std::uint64_t n = 0; n < kPoints; ++n) {
        check(point(n, 0.0, 1.0));
        check(point(n, 0.0, 1e-9));
    }
    for (double p = 0.5; p > 1e-300; p *= 0.37) check(p == 0.5 ? 0.49 : p);
}

TEST_CASE("the ends of the elementary functions are those of mathematics") {
    CHECK(log_exact(1.0) == 0.0);
    CHECK(log_exact(0.0) == -kInfinity);
    CHECK(log_exact(-0.0) == -kInfinity);
    CHECK(log_exact(kInfinity) == kInfinity);
    CHECK(std::isnan(log_exact(-1.0)));
    CHECK(std::isnan(log_exact(-kInfinity)));
    CHECK(std::isnan(log_exact(kNaN)));

    CHECK(exp_exact(0.0) == 1.0);
    CHECK(exp_exact(-0.0) == 1.0);
    CHECK(exp_exact(kInfinity) == kInfinity);
    CHECK(exp_exact(-kInfinity) == 0.0);
    CHECK(exp_exact(709.9) == kInfinity);
    CHECK(std::isfinite(exp_exact(709.78)));
    CHECK(exp_exact(-746.0) == 0.0);
    CHECK(std::isnan(exp_exact(kNaN)));

    CHECK(exp2_exact(kInfinity) == kInfinity);
    CHECK(exp2_exact(-kInfinity) == 0.0);
    CHECK(std::isnan(exp2_exact(kNaN)));

    CHECK(pow_exact(0.0, 2.0) == 0.0);
    CHECK(pow_exact(0.0, 0.0) == 1.0);
    CHECK(pow_exact(0.0, -1.0) == kInfinity);
    CHECK(pow_exact(1.0, kInfinity) == 1.0);
    CHECK(pow_exact(2.0, 1e6) == kInfinity);
    CHECK(pow_exact(2.0, -1e6) == 0.0);
    CHECK(pow_exact(kInfinity, -0.5) == 0.0);
    CHECK(std::isnan(pow_exact(-1.0, 2.0)));

    CHECK(logistic(0.0) == 0.5);
    CHECK(logistic(kInfinity) == 1.0);
    CHECK(logistic(-kInfinity) == 0.0);
    CHECK(logit(0.0) == -kInfinity);
    CHECK(logit(1.0) == kInfinity);
    CHECK(logit(0.5) == 0.0);

    CHECK(normal_quantile(0.5) == 0.0);
    CHECK(normal_quantile(0.0) == -kInfinity);
    CHECK(normal_quantile(1.0) == kInfinity);
    CHECK(normal_quantile(0.975) == doctest::Approx(1.9599639845400542).epsilon(1e-15));
}
