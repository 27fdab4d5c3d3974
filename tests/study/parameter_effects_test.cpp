// The effects of parameters over the points of a robustness check: against straight lines, the correlation's own t, and made-up studies.
#include "engine/study/parameter_effects.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/samplers.hpp"
#include "engine/measure/student_t.hpp"
#include "engine/study/sample_design.hpp"
#include "tests/study/made_up_results.hpp"

#include <fmt/format.h>

#include <cmath>

using namespace firebreak;
using namespace firebreak::test;

namespace {

constexpr std::size_t kPoints = 16;

/// Two parameters in a hypercube; the outcome of the first branch by the place of its point, and 100 more for the second.
template <class Outcome>
StudyResults hypercube(std::uint64_t seed, Outcome&& outcome) {
    StudyResults results = results_of({"canned", "plan"});
    const UnitPoints units = latin_hypercube(kPoints, 2, seed);
    for (std::size_t i = 0; i < kPoints; ++i) {
        const double a = units.row(i)[0];
        const double b = units.row(i)[1];
        const std::uint32_t point = add_point(results, PointKind::robustness,
                                              {fmt::format("platform.visibility={:.9f}", a), fmt::format("crowd.me_too={:.9f}", b)});
        const double value = outcome(a, b, i);
        set(results, 0, "volume", {value}, point);
        set(results, 1, "volume", {value + 100.0}, point);
    }
    return results;
}

double normal(std::uint64_t seed, std::uint64_t i) { return sample::normal(Draws{seed, 0}.uniform(Purpose::customer, i, 0), 0.0, 1.0); }

}  // namespace

TEST_CASE("what follows one parameter in a straight line has its rise over the values run, and the strongest comes first") {
    const StudyResults results = hypercube(3, [](double, double b, std::size_t) { return 50.0 - 20.0 * b; });
    const std::vector<ParameterEffect> effects = parameter_effects(results, "volume", 0, std::nullopt);
    REQUIRE(effects.size() == 2);
    CHECK(effects[0].key == "crowd.me_too");
    CHECK(*effects[0].effect == doctest::Approx(-20.0 * (effects[0].highest - effects[0].lowest)));
    CHECK(effects[0].bounds->high - effects[0].bounds->low == doctest::Approx(0.0).scale(1.0));
    CHECK(effects[0].points == kPoints);
}

TEST_CASE("a difference that no parameter moves has effects of 0, though the measure itself has not") {
    const StudyResults results = hypercube(3, [](double a, double, std::size_t) { return 400.0 * a; });
    const std::vector<ParameterEffect> effects = parameter_effects(results, "volume", 1, 0);
    for (const ParameterEffect& effect : effects) CHECK(*effect.effect == doctest::Approx(0.0).scale(1.0));
    CHECK(std::fabs(*parameter_effects(results, "volume", 1, std::nullopt)[0].effect) > 300.0);
}

TEST_CASE("an effect over its error is the t of the correlation between parameter and outcome") {
    const StudyResults results = hypercube(5, [](double a, double b, std::size_t i) { return 10.0 * a * a - 3.0 * b + normal(9, i); });
    const std::vector<ParameterEffect> effects = parameter_effects(results, "volume", 0, std::nullopt);
    const auto found = std::find_if(effects.begin(), effects.end(), [](const auto& one) { return one.key == "platform.visibility"; });
    REQUIRE(found != effects.end());
    // Pearson's r by sums of raw products.
    double x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;
    const UnitPoints units = latin_hypercube(kPoints, 2, 5);
    for (std::size_t i = 0; i < kPoints; ++i) {
        const double a = units.row(i)[0];
        const double value = 10.0 * a * a - 3.0 * units.row(i)[1] + normal(9, i);
        x += a;
        y += value;
        xx += a * a;
        yy += value * value;
        xy += a * value;
    }
    const double n = kPoints;
    const double r = (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
    const double t = r * std::sqrt((n - 2.0) / (1.0 - r * r));
    const double error = (found->bounds->high - *found->effect) / student_t_quantile(0.975, n - 2.0);
    CHECK(*found->effect / error == doctest::Approx(t).epsilon(1e-6));
}

TEST_CASE("the interval of an effect covers the truth in 95 % of hypercubes, though another parameter moves the outcome as well") {
    constexpr std::uint64_t kStudies = 1000;
    std::size_t covered = 0;
    for (std::uint64_t study = 0; study < kStudies; ++study) {
        const StudyResults results = hypercube(study, [&](double a, double b, std::size_t i) {
            return 12.0 * a + 2.0 * normal(1000 + study, i) + 3.0 * normal(9000 + study, static_cast<std::uint64_t>(b * kPoints));
        });
        for (const ParameterEffect& effect : parameter_effects(results, "volume", 0, std::nullopt)) {
            if (effect.key == "platform.visibility") covered += effect.bounds->covers(12.0 * (effect.highest - effect.lowest)) ? 1U : 0U;
        }
    }
    // Exactly 95 % in theory; four standard errors of the count.
    CHECK(std::fabs(static_cast<double>(covered) / kStudies - 0.95) < 4.0 * std::sqrt(0.95 * 0.05 / kStudies));
}

TEST_CASE("too few points with an outcome, and words for values, have no effect") {
    StudyResults results = results_of({"canned"});
    for (int i = 0; i < 5; ++i)
        set(results, 0, "volume", {i * 1.0}, add_point(results, PointKind::robustness, {fmt::format("crowd.me_too=0.{}", i)}));
    CHECK(parameter_effects(results, "volume", 0, std::nullopt).empty());
    // Runs of a sweep are the user's own circumstances, not weakly supported values.
    set(results, 0, "volume", {9.0}, add_point(results, PointKind::sweep, {"crowd.me_too=0.9"}));
    CHECK(parameter_effects(results, "volume", 0, std::nullopt).empty());
    set(results, 0, "volume", {9.0}, add_point(results, PointKind::robustness, {"crowd.me_too=0.9"}));
    CHECK(parameter_effects(results, "volume", 0, std::nullopt).size() == 1);
    set(results, 0, "volume", {9.0}, add_point(results, PointKind::robustness, {"platform.feed=ranked"}));
    CHECK(parameter_effects(results, "volume", 0, std::nullopt).empty());
}
