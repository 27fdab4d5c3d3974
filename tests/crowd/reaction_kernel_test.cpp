// The reaction kernels as functions; their draws in runs are for tests/validation.
#include "engine/crowd/reaction_kernel.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace firebreak;

namespace {

// SEISMIC with s0 = 300 s and theta = .2314843, its constants as published: c = 6.265725e-4 per second.
double seismic_cdf(double s) {
    constexpr double kC = 6.265725e-4;
    constexpr double kTheta = 0.2314843;
    if (s <= 300.0) return kC * s;
    return kC * 300.0 + kC * 300.0 / kTheta * (1.0 - std::pow(s / 300.0, -kTheta));
}

constexpr double kSecond = 1e6;

}  // namespace

TEST_CASE("the kernel's distribution is the published one") {
    const ReactionKernel kernel{PlatformParams{}};
    // The constant c is published with seven digits.
    for (const double s : {1.0, 10.0, 299.0, 300.0, 301.0, 600.0, 3600.0, 86'400.0, 604'800.0, 2.592e6, 1e9}) {
        CAPTURE(s);
        CHECK(kernel.cdf(s * kSecond) == doctest::Approx(seismic_cdf(s)).epsilon(5e-7));
    }
    const auto is_near = [&](double seconds, double expected) { return std::abs(kernel.cdf(seconds * kSecond) - expected) < 5.1e-5; };
    CHECK(is_near(300.0, 0.1880));
    CHECK(is_near(600.0, 0.3083));
    CHECK(is_near(3600.0, 0.5432));
    CHECK(is_near(86'400.0, 0.7811));
    CHECK(is_near(604'800.0, 0.8605));
    CHECK(is_near(2'592'000.0, 0.9004));
    CHECK(std::abs(kernel.quantile(0.5) / kSecond - 2437.0) < 0.5);
    CHECK(kernel.cdf(-1.0) == 0.0);
    CHECK(kernel.cdf(0.0) == 0.0);
}

TEST_CASE("quantiles and distribution are inverse to each other") {
    for (const KernelLaw law : {KernelLaw::seismic, KernelLaw::exponential}) {
        PlatformParams platform;
        platform.kernel = law;
        const ReactionKernel kernel{platform};
        for (double p = 0.0; p < 0.9995; p += 0.0007) {
            if (std::abs(kernel.cdf(kernel.quantile(p)) - p) > 1e-12) FAIL_CHECK("p = ", p);
        }
    }
}

TEST_CASE("the exponential and the fixed kernel have the mean they are given") {
    PlatformParams platform;
    platform.kernel = KernelLaw::exponential;
    platform.kernel_mean = minutes{30};
    CHECK(ReactionKernel{platform}.cdf(1.8e9) == doctest::Approx(1.0 - std::exp(-1.0)).epsilon(1e-14));
    platform.kernel = KernelLaw::fixed;
    const ReactionKernel fixed{platform};
    CHECK(fixed.is_fixed());
    CHECK(fixed.fixed_delay() == 1.8e9);
    CHECK(fixed.cdf(1.8e9) == 1.0);
    CHECK(fixed.cdf(1.8e9 - 1.0) == 0.0);
}
