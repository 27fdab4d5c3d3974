#include "engine/study/abc_smc.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"
#include "engine/study/posterior.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace firebreak;

namespace {

constexpr double kNoise = 0.5;

double noise(std::uint64_t number, std::uint32_t n) {
    return sample::normal(Draws{99, 0}.uniform(Purpose::customer, number, n), 0.0, kNoise);
}

/// The statistic is the parameter plus normal noise.
std::vector<Statistics> noisy_mean(std::span<const Proposal> proposals) {
    std::vector<Statistics> all;
    for (const Proposal& proposal : proposals) all.push_back({proposal.parameters[0] + noise(proposal.number, 0)});
    return all;
}

AbcSettings settings_of(std::size_t population, std::size_t generations) {
    AbcSettings settings;
    settings.population = population;
    settings.generations = generations;
    settings.least_acceptance = 0.01;
    return settings;
}

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};

/// The posterior of the noisy mean under a uniform prior, by quadrature: the likelihood of a parameter is the probability that its
/// statistic comes within the tolerance.
Moments exact_posterior(double low, double high, double observed, double tolerance) {
    const auto below = [](double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); };
    const int steps = 20'000;
    double mass = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double x = low + (i + 0.5) * (high - low) / steps;
        const double density = below((observed + tolerance - x) / kNoise) - below((observed - tolerance - x) / kNoise);
        mass += density;
        first += density * x;
        second += density * x * x;
    }
    const double mean = first / mass;
    return {mean, std::sqrt(second / mass - mean * mean)};
}

/// Within 4 standard errors of what as many independent draws as the particles are worth would give; that of a deviation is at most the
/// deviation over sqrt(ESS), for laws with tails no heavier than a normal one's.
void check_against(const Moments& exact, const AbcPosterior& posterior) {
    const ParameterPosterior found = summarise(posterior).parameters.front();
    const double error = exact.deviation / std::sqrt(posterior.generations.back().effective_size);
    CAPTURE(found.mean);
    CAPTURE(found.deviation);
    CHECK(std::abs(found.mean - exact.mean) < 4.0 * error);
    CHECK(std::abs(found.deviation - exact.deviation) < 4.0 * error);
}

}  // namespace

// A flat prior on a normal mean is conjugate: posterior N(observed, noise^2), here widened by the tolerance.
TEST_CASE("calibration finds the posterior of a normal mean, as theory has it for the tolerance that was reached") {
    const AbcPosterior posterior = calibrate({{"mean", -10.0, 10.0, false}}, {{"average", 2.0, 1.0}}, noisy_mean, settings_of(500, 7));
    REQUIRE(posterior.particles.size() == 500);
    const double tolerance = posterior.generations.back().tolerance;
    CHECK(tolerance < 0.3);
    const Moments exact = exact_posterior(-10.0, 10.0, 2.0, tolerance);
    CHECK(exact.deviation == doctest::Approx(std::sqrt(kNoise * kNoise + tolerance * tolerance / 3.0)).epsilon(1e-3));
    check_against(exact, posterior);
}

TEST_CASE("a prior that ends where the observation lies cuts the posterior in half") {
    const AbcPosterior posterior = calibrate({{"mean", 2.0, 10.0, false}}, {{"average", 2.0, 1.0}}, noisy_mean, settings_of(500, 6));
    check_against(exact_posterior(2.0, 10.0, 2.0, posterior.generations.back().tolerance), posterior);
}

TEST_CASE("tolerances fall from generation to generation, and weights add up to 1") {
    const AbcPosterior posterior = calibrate({{"mean", -10.0, 10.0, false}}, {{"average", 2.0, 1.0}}, noisy_mean, settings_of(200, 5));
    REQUIRE(posterior.generations.size() == 5);
    for (std::size_t i = 1; i < 5; ++i) CHECK(posterior.generations[i].tolerance < posterior.generations[i - 1].tolerance);
    double sum = 0.0;
    for (const Particle& particle : posterior.particles) {
        sum += particle.weight;
        CHECK(particle.distance <= posterior.generations.back().tolerance);
    }
    CHECK(sum == doctest::Approx(1.0));
    CHECK(posterior.stopped_because == "all 5 generations are done");
}

TEST_CASE("the particles do not depend on the size of a batch") {
    AbcSettings settings = settings_of(100, 3);
    const auto run = [&](std::size_t batch) {
        settings.batch = batch;
        return calibrate({{"mean", -10.0, 10.0, false}}, {{"average", 2.0, 1.0}}, noisy_mean, settings);
    };
    const AbcPosterior small = run(7);
    const AbcPosterior large = run(1000);
    REQUIRE(small.particles.size() == large.particles.size());
    for (std::size_t i = 0; i < small.particles.size(); ++i) {
        REQUIRE(small.particles[i].parameters == large.particles[i].parameters);
        REQUIRE(small.particles[i].weight == large.particles[i].weight);
    }
    CHECK(small.generations.back().simulations == large.generations.back().simulations);
}

TEST_CASE("planted parameters are recovered, on their own scale and on a logarithmic one") {
    // At a = 3 and b = .02, the first statistic gives a, and the second b in the logarithm.
    const auto simulate = [](std::span<const Proposal> proposals) {
        std::vector<Statistics> all;
        for (const Proposal& p : proposals) {
            all.push_back({p.parameters[0] + 0.2 * noise(p.number, 0), std::log(p.parameters[1]) + 0.2 * noise(p.number, 1)});
        }
        return all;
    };
    const AbcPosterior posterior = calibrate({{"a", 0.0, 10.0, false}, {"b", 0.001, 1.0, true}},
                                             {{"first", 3.0, 0.1}, {"second", std::log(0.02), 0.1}}, simulate, settings_of(300, 8));
    const PosteriorSummary summary = summarise(posterior);
    CHECK(summary.parameters[0].bounds.covers(3.0));
    CHECK(summary.parameters[1].bounds.covers(0.02));
    CHECK(summary.parameters[0].deviation < 0.5);
    CHECK(summary.parameters[1].spread_left < 0.2);
    CHECK(summary.products.empty());
    CHECK(summary.warnings.empty());
}

TEST_CASE("two parameters that act as a product only are warned of, and so is one that does nothing") {
    const auto simulate = [](std::span<const Proposal> proposals) {
        std::vector<Statistics> all;
        for (const Proposal& p : proposals) all.push_back({std::log(p.parameters[0] * p.parameters[1]) + 0.1 * noise(p.number, 0)});
        return all;
    };
    const AbcPosterior posterior = calibrate({{"visibility", 0.01, 1.0, true}, {"share", 0.001, 0.1, true}, {"idle", 0.0, 1.0, false}},
                                             {{"log volume", std::log(0.001), 0.1}}, simulate, settings_of(300, 6));
    const PosteriorSummary summary = summarise(posterior);
    REQUIRE(summary.products.size() == 1);
    CHECK(summary.products[0].text() == "visibility x share");
    CHECK(summary.products[0].spread_ratio < 0.2);
    REQUIRE(summary.warnings.size() == 3);
    CHECK(summary.warnings[0].find("only visibility x share is identified") != std::string::npos);
    CHECK(summary.warnings[1].find("visibility and share are tied") != std::string::npos);
    CHECK(summary.warnings[2].find("nothing was learned about idle") != std::string::npos);
}

// Seen pair by pair, three factors of one product correlate by about -.5 only: no pair would be warned of.
TEST_CASE("three parameters that act as a product only are warned of as a product, although no pair is strongly correlated") {
    const auto simulate = [](std::span<const Proposal> proposals) {
        std::vector<Statistics> all;
        for (const Proposal& p : proposals) {
            all.push_back({std::log(p.parameters[0] * p.parameters[1] / p.parameters[2]) + 0.1 * noise(p.number, 0)});
        }
        return all;
    };
    const AbcPosterior posterior = calibrate({{"a", 0.01, 1.0, true}, {"b", 0.01, 1.0, true}, {"c", 0.01, 1.0, true}},
                                             {{"log volume", std::log(0.1), 0.1}}, simulate, settings_of(300, 6));
    const PosteriorSummary summary = summarise(posterior);
    for (const ParameterCorrelation& pair : summary.correlations) CHECK(std::abs(pair.correlation) < kStrongCorrelation);
    REQUIRE(summary.products.size() == 1);
    CHECK(summary.products[0].text() == "a x b / c");
}

TEST_CASE("runs without the statistics are never accepted, and an impossible observation ends with what was reached") {
    const auto silent = [](std::span<const Proposal> proposals) {
        return std::vector<Statistics>(proposals.size(), Statistics{std::nullopt});
    };
    AbcSettings settings = settings_of(20, 3);
    settings.least_acceptance = 0.1;
    const AbcPosterior none = calibrate({{"a", 0.0, 1.0, false}}, {{"s", 0.0, 1.0}}, silent, settings);
    CHECK(none.particles.empty());
    CHECK(none.generations.empty());
    CHECK(none.stopped_because == "generation 1 accepted too few proposals to be completed");
    CHECK(summarise(none).warnings.size() == 1);
    // Every run is equally far away: the tolerance cannot fall, but all are accepted.
    const auto constant = [](std::span<const Proposal> proposals) { return std::vector<Statistics>(proposals.size(), Statistics{5.0}); };
    const AbcPosterior flat = calibrate({{"a", 0.0, 1.0, false}}, {{"s", 0.0, 1.0}}, constant, settings);
    CHECK(flat.generations.back().tolerance == 5.0);
    CHECK(summarise(flat).parameters[0].spread_left == doctest::Approx(1.0).epsilon(0.5));
}

TEST_CASE("ranges that are empty or not positive where they must be are all reported at once") {
    try {
        (void)calibrate({{"a", 1.0, 1.0, false}, {"b", 0.0, 1.0, true}}, {{"s", 0.0, 0.0}}, noisy_mean);
        FAIL("nothing was thrown");
    } catch (const InputError& error) {
        CHECK(error.problems().size() == 3);
    }
    CHECK_THROWS_AS((void)calibrate({}, {}, noisy_mean), InputError);
}

TEST_CASE("a weighted quantile is the value up to which the weights add up") {
    CHECK(*weighted_quantile({3.0, 1.0, 2.0}, {0.2, 0.5, 0.3}, 0.5) == 1.0);
    CHECK(*weighted_quantile({3.0, 1.0, 2.0}, {0.2, 0.5, 0.3}, 0.51) == 2.0);
    CHECK(*weighted_quantile({3.0, 1.0, 2.0}, {0.2, 0.5, 0.3}, 1.0) == 3.0);
    CHECK_FALSE(weighted_quantile({}, {}, 0.5).has_value());
}
