#include "engine/study/morris.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

using namespace firebreak;

namespace {

constexpr BootstrapSettings kBootstrap{500, 1};

std::vector<std::optional<double>> outcomes_of(const MorrisDesign& design, const std::function<double(std::span<const double>)>& model) {
    std::vector<std::optional<double>> outcomes;
    for (std::size_t row = 0; row < design.points.size(); ++row) outcomes.emplace_back(model(design.points.row(row)));
    return outcomes;
}

}  // namespace

TEST_CASE("a trajectory changes each parameter once, by one step, and stays on the grid") {
    const MorrisDesign design = morris_design(200, 6, 9);
    REQUIRE(design.points.size() == 200 * 7);
    std::set<std::size_t> first_changed;
    for (std::size_t trajectory = 0; trajectory < 200; ++trajectory) {
        std::set<std::size_t> changed;
        for (std::size_t step = 0; step < 6; ++step) {
            const auto before = design.points.row(trajectory * 7 + step);
            const auto after = design.points.row(trajectory * 7 + step + 1);
            for (std::size_t dimension = 0; dimension < 6; ++dimension) {
                const double level = before[dimension] * 3.0;
                REQUIRE(std::abs(level - std::round(level)) < 1e-12);
                if (before[dimension] == after[dimension]) continue;
                REQUIRE(std::abs(after[dimension] - before[dimension]) == doctest::Approx(2.0 / 3.0));
                changed.insert(dimension);
                if (step == 0) first_changed.insert(dimension);
            }
            REQUIRE(changed.size() == step + 1);
        }
    }
    CHECK(first_changed.size() == 6);
}

TEST_CASE("a linear model has its slopes as effects, and no sigma") {
    const MorrisDesign design = morris_design(10, 3, 1);
    const auto outcomes = outcomes_of(design, [](std::span<const double> x) { return 5.0 + 3.0 * x[0] - 2.0 * x[1]; });
    const auto effects = morris_effects(design, outcomes, kBootstrap);
    CHECK(*effects[0].mu == doctest::Approx(3.0));
    CHECK(*effects[0].mu_star == doctest::Approx(3.0));
    CHECK(*effects[1].mu == doctest::Approx(-2.0));
    CHECK(*effects[1].mu_star == doctest::Approx(2.0));
    CHECK(*effects[2].mu_star == doctest::Approx(0.0));
    for (const MorrisEffect& effect : effects) {
        CHECK(effect.effects == 10);
        CHECK(std::abs(*effect.sigma) < 1e-12);
        CHECK(effect.mu_bounds->low == doctest::Approx(*effect.mu));
    }
}

// On four levels x^2 has effects of 2/3 (between 0 and 2/3) and 4/3 (between 1/3 and 1): mean 1, standard deviation 1/3. The effect of x on
// x z is z, uniform on 0, 1/3, 2/3, 1: mean 1/2, standard deviation sqrt(5) / 6. Standard errors are these over sqrt(2000).
TEST_CASE("curvature and interaction have the sigma that enumeration gives") {
    const MorrisDesign design = morris_design(2000, 3, 4);
    const auto outcomes = outcomes_of(design, [](std::span<const double> x) { return x[0] * x[0] + x[1] * x[2]; });
    const auto effects = morris_effects(design, outcomes, kBootstrap);
    const double root = std::sqrt(2000.0);
    CHECK(std::abs(*effects[0].mu - 1.0) < 4.0 / 3.0 / root);
    CHECK(std::abs(*effects[0].sigma - 1.0 / 3.0) < 4.0 / 3.0 / root);
    for (const std::size_t parameter : {1U, 2U}) {
        CHECK(std::abs(*effects[parameter].mu - 0.5) < 4.0 * 0.373 / root);
        CHECK(std::abs(*effects[parameter].sigma - std::sqrt(5.0) / 6.0) < 4.0 * 0.373 / root);
    }
}

TEST_CASE("an effect that changes its sign has a mu of 0 and a mu* that tells") {
    const MorrisDesign design = morris_design(1000, 1, 2);
    // Between 0 and 2/3 the parabola falls by 2/9, between 1/3 and 1 it rises by as much: effects of -1/3 and 1/3.
    const auto outcomes = outcomes_of(design, [](std::span<const double> x) { return (x[0] - 0.5) * (x[0] - 0.5); });
    const auto effects = morris_effects(design, outcomes, kBootstrap);
    CHECK(*effects[0].mu_star == doctest::Approx(1.0 / 3.0));
    CHECK(std::abs(*effects[0].mu) < 4.0 / 3.0 / std::sqrt(1000.0));
    CHECK(effects[0].mu_bounds->covers(0.0));
}

// Morris's (1991) function of 20 parameters. The coefficients that he drew from a standard normal law are drawn here too. He found:
// parameters 1 to 10 matter, 11 to 20 hardly; of the former, 8 to 10 act linearly and 1 to 7 bend or interact.
TEST_CASE("Morris's own test function falls into the groups that he published") {
    const Draws draws{1991, 0};
    const auto drawn = [&](std::size_t i, std::size_t j) {
        return sample::normal(draws.uniform(Purpose::customer, i, static_cast<std::uint32_t>(j)), 0.0, 1.0);
    };
    const auto model = [&](std::span<const double> x) {
        std::array<double, 20> w{};
        for (std::size_t i = 0; i < 20; ++i) {
            const bool bends = i == 2 || i == 4 || i == 6;
            w[i] = bends ? 2.0 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2.0 * (x[i] - 0.5);
        }
        double y = 0.0;
        for (std::size_t i = 0; i < 20; ++i) {
            y += (i < 10 ? 20.0 : drawn(i, 99)) * w[i];
            for (std::size_t j = i + 1; j < 20; ++j) y += (j < 6 ? -15.0 : drawn(i, j)) * w[i] * w[j];
        }
        for (std::size_t i = 0; i < 5; ++i) {
            for (std::size_t j = i + 1; j < 5; ++j) {
                for (std::size_t l = j + 1; l < 5; ++l) y += -10.0 * w[i] * w[j] * w[l];
            }
        }
        return y + 5.0 * w[0] * w[1] * w[2] * w[3];
    };
    const MorrisDesign design = morris_design(40, 20, 3);
    const auto effects = morris_effects(design, outcomes_of(design, model), {50, 1});
    double least_important = 1e9;
    double most_unimportant = 0.0;
    double most_linear = 0.0;
    double least_bent = 1e9;
    for (std::size_t i = 0; i < 20; ++i) {
        (i < 10 ? least_important : most_unimportant) =
            i < 10 ? std::min(least_important, *effects[i].mu_star) : std::max(most_unimportant, *effects[i].mu_star);
        if (i < 7) least_bent = std::min(least_bent, *effects[i].sigma);
        if (i >= 7 && i < 10) most_linear = std::max(most_linear, *effects[i].sigma);
    }
    CHECK(least_important > 2.0 * most_unimportant);
    CHECK(least_bent > 2.0 * most_linear);
}

TEST_CASE("a point without an outcome takes two effects with it and no more") {
    const MorrisDesign design = morris_design(5, 2, 1);
    auto outcomes = outcomes_of(design, [](std::span<const double> x) { return x[0] + 2.0 * x[1]; });
    // The middle point of the first trajectory ends one step and begins the other.
    outcomes[1].reset();
    const auto effects = morris_effects(design, outcomes, kBootstrap);
    CHECK(effects[0].effects == 4);
    CHECK(effects[1].effects == 4);
    CHECK(*effects[1].mu == doctest::Approx(2.0));
    const auto none = morris_effects(design, std::vector<std::optional<double>>(15), kBootstrap);
    CHECK_FALSE(none[0].mu_star.has_value());
    CHECK_FALSE(none[0].sigma_bounds.has_value());
}

TEST_CASE("odd numbers of levels and outcomes of another design are refused") {
    CHECK_THROWS_AS((void)morris_design(3, 2, 1, 5), InputError);
    CHECK_THROWS_AS((void)morris_effects(morris_design(3, 2, 1), std::vector<std::optional<double>>(8), kBootstrap), InputError);
    CHECK(morris_design(3, 0, 1).points.size() == 0);
}
