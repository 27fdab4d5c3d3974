#include "engine/study/normal_kernel.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

// Two particles of unequal weight on a line, and a third off it: weighted covariance worked out in the test below.
const std::vector<double> kPoints{0.0, 0.0, 1.0, 1.0, 1.0, 0.0};
const std::vector<double> kWeights{0.5, 0.25, 0.25};

}  // namespace

TEST_CASE("steps have twice the weighted covariance of the population") {
    // x: mean .5, variance .25; y: mean .25, variance .1875; covariance .25 - .125 = .125.
    const NormalKernel kernel{kPoints, kWeights, 2};
    const Draws draws{5, 0};
    double xx = 0.0;
    double xy = 0.0;
    double yy = 0.0;
    const int steps = 20'000;
    for (int i = 0; i < steps; ++i) {
        const auto entity = static_cast<std::uint64_t>(i);
        const std::array normals{sample::normal(draws.uniform(Purpose::customer, entity, 0), 0.0, 1.0),
                                 sample::normal(draws.uniform(Purpose::customer, entity, 1), 0.0, 1.0)};
        const std::vector<double> to = kernel.step(std::array{3.0, -2.0}, normals);
        xx += (to[0] - 3.0) * (to[0] - 3.0);
        xy += (to[0] - 3.0) * (to[1] + 2.0);
        yy += (to[1] + 2.0) * (to[1] + 2.0);
    }
    // Standard error of a variance: s^2 sqrt(2 / n) = 1 %; of the covariance less than that of the larger variance.
    CHECK(xx / steps == doctest::Approx(0.5).epsilon(0.04));
    CHECK(yy / steps == doctest::Approx(0.375).epsilon(0.04));
    CHECK(std::abs(xy / steps - 0.25) < 4.0 * 0.005);
}

TEST_CASE("the density of a step is that of its normal law, whichever the direction") {
    const NormalKernel kernel{kPoints, kWeights, 2};
    // Inverse of (.5 .25; .25 .375): (.375 -.25; -.25 .5) / .125.
    const double dx = 0.7;
    const double dy = -0.4;
    const double square = (0.375 * dx * dx - 2.0 * 0.25 * dx * dy + 0.5 * dy * dy) / 0.125;
    CHECK(kernel.density(std::array{1.0, 1.0}, std::array{1.0 + dx, 1.0 + dy}) == doctest::Approx(std::exp(-0.5 * square)));
    CHECK(kernel.density(std::array{1.0 + dx, 1.0 + dy}, std::array{1.0, 1.0}) == doctest::Approx(std::exp(-0.5 * square)));
}

TEST_CASE("a population without any spread in one direction still has a kernel") {
    const NormalKernel kernel{std::vector<double>{0.0, 1.0, 1.0, 1.0}, std::vector<double>{0.5, 0.5}, 2};
    const std::vector<double> to = kernel.step(std::array{0.0, 1.0}, std::array{1.0, 1.0});
    CHECK(to[0] == doctest::Approx(std::sqrt(0.5)));
    CHECK(std::abs(to[1] - 1.0) < 1e-4);
    CHECK(to[1] != 1.0);
}
