#include "engine/study/sobol_indices.hpp"

#include "engine/core/diagnostics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

using namespace firebreak;

namespace {

constexpr BootstrapSettings kBootstrap{100, 1};

std::vector<std::optional<double>> outcomes_of(const SaltelliDesign& design, const std::function<double(std::span<const double>)>& model) {
    std::vector<std::optional<double>> outcomes;
    for (std::size_t row = 0; row < design.points.size(); ++row) outcomes.emplace_back(model(design.points.row(row)));
    return outcomes;
}

}  // namespace

TEST_CASE("a design mixes A with one parameter of B at a time") {
    const SaltelliDesign design = saltelli_design(8, 3);
    REQUIRE(design.points.size() == 8 * 5);
    for (std::size_t sample = 0; sample < 8; ++sample) {
        const auto a = design.points.row(sample * 5);
        const auto b = design.points.row(sample * 5 + 1);
        for (std::size_t parameter = 0; parameter < 3; ++parameter) {
            const auto mixed = design.points.row(sample * 5 + 2 + parameter);
            for (std::size_t i = 0; i < 3; ++i) CHECK(mixed[i] == (i == parameter ? b[i] : a[i]));
        }
    }
}

// Ishigami and Homma (1990) at a = 7, b = .1: the indices are known in closed form, .3139, .4424, 0 and .5576, .4424, .2437. The error of
// independent samples would be about 1 / sqrt(4096) = .016 times a number of order 1; the sequence does better.
TEST_CASE("the indices of the Ishigami function are the published ones") {
    const double a = 7.0;
    const double b = 0.1;
    const SaltelliDesign design = saltelli_design(4096, 3);
    const auto outcomes = outcomes_of(design, [&](std::span<const double> u) {
        const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
        return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) + b * std::pow(x(2), 4) * std::sin(x(0));
    });
    const SobolAnalysis analysis = sobol_indices(design, outcomes, kBootstrap);
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double variance = a * a / 8.0 + b * pi4 / 5.0 + b * b * pi4 * pi4 / 18.0 + 0.5;
    CHECK(analysis.samples == 4096);
    CHECK(*analysis.mean == doctest::Approx(a / 2.0).epsilon(0.005));
    CHECK(*analysis.variance == doctest::Approx(variance).epsilon(0.01));
    const double first[] = {0.3139, 0.4424, 0.0};
    const double total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        CHECK(std::abs(*analysis.parameters[i].first - first[i]) < 0.016);
        CHECK(std::abs(*analysis.parameters[i].total - total[i]) < 0.016);
        CHECK(analysis.parameters[i].first_bounds->covers(first[i]));
        CHECK(analysis.parameters[i].total_bounds->covers(total[i]));
    }
}

// Sobol's g-function (Saltelli and Sobol 1995): product of (|4 x - 2| + a) / (1 + a), each factor of mean 1 and variance 1 / (3 (1 + a)^2).
TEST_CASE("the indices of the g-function are those of its closed form") {
    const std::vector<double> a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0};
    const SaltelliDesign design = saltelli_design(4096, a.size());
    const auto outcomes = outcomes_of(design, [&](std::span<const double> x) {
        double product = 1.0;
        for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4.0 * x[i] - 2.0) + a[i]) / (1.0 + a[i]);
        return product;
    });
    const SobolAnalysis analysis = sobol_indices(design, outcomes, kBootstrap);
    double product = 1.0;
    for (const double own : a) product *= 1.0 + 1.0 / (3.0 * (1.0 + own) * (1.0 + own));
    CHECK(*analysis.mean == doctest::Approx(1.0).epsilon(0.005));
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(i);
        const double part = 1.0 / (3.0 * (1.0 + a[i]) * (1.0 + a[i]));
        CHECK(std::abs(*analysis.parameters[i].first - part / (product - 1.0)) < 0.016);
        CHECK(std::abs(*analysis.parameters[i].total - part * product / (1.0 + part) / (product - 1.0)) < 0.016);
    }
}

TEST_CASE("a sample with a missing outcome is left out whole") {
    const SaltelliDesign design = saltelli_design(64, 2);
    auto outcomes = outcomes_of(design, [](std::span<const double> x) { return x[0]; });
    outcomes[5].reset();
    outcomes[6].reset();
    const SobolAnalysis analysis = sobol_indices(design, outcomes, kBootstrap);
    CHECK(analysis.samples == 63);
    CHECK(*analysis.parameters[0].total == doctest::Approx(1.0).epsilon(0.1));
    CHECK(*analysis.parameters[1].total == doctest::Approx(0.0));
}

TEST_CASE("an outcome that never changes has no indices, and says so") {
    const SaltelliDesign design = saltelli_design(16, 2);
    const SobolAnalysis flat = sobol_indices(design, outcomes_of(design, [](std::span<const double>) { return 3.0; }), kBootstrap);
    CHECK(flat.refused_because == "the outcome is the same everywhere");
    CHECK_FALSE(flat.parameters[0].first.has_value());
    const SobolAnalysis none = sobol_indices(design, std::vector<std::optional<double>>(design.points.size()), kBootstrap);
    CHECK_FALSE(none.refused_because.empty());
    CHECK_THROWS_AS((void)sobol_indices(design, std::vector<std::optional<double>>(3), kBootstrap), InputError);
}
