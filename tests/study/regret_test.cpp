#include "engine/study/regret.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;

namespace {

constexpr BootstrapSettings kBootstrap{500, 1};

}  // namespace

TEST_CASE("regret is the distance to the best branch of the same repetition") {
    // Best of each repetition: 10, 20, 30. Regrets: 0 0 10 and 5 10 0.
    const BranchValues values{{10.0, 20.0, 40.0}, {15.0, 30.0, 30.0}};
    const auto results = regrets(values, Direction::less_is_better, kBootstrap);
    CHECK(*results[0].mean == doctest::Approx(10.0 / 3.0));
    CHECK(*results[0].greatest == 10.0);
    CHECK(*results[0].probability_of_best == doctest::Approx(2.0 / 3.0));
    CHECK(*results[1].mean == doctest::Approx(5.0));
    CHECK(*results[1].probability_of_best == doctest::Approx(1.0 / 3.0));
    CHECK(results[0].bounds->low >= 0.0);
}

TEST_CASE("where more is better, the largest value has no regret") {
    const auto results = regrets({{0.2, 0.3}, {0.5, 0.9}}, Direction::more_is_better, kBootstrap);
    CHECK(*results[0].mean == doctest::Approx(0.45));
    CHECK(*results[1].greatest == 0.0);
}

TEST_CASE("branches that tie share the win") {
    const auto results = regrets({{1.0}, {1.0}, {2.0}}, Direction::less_is_better, kBootstrap);
    CHECK(*results[0].probability_of_best == 0.5);
    CHECK(*results[1].probability_of_best == 0.5);
    CHECK(*results[2].probability_of_best == 0.0);
}

TEST_CASE("only repetitions in which every branch has a value count, and a branch without any has no regret") {
    const BranchValues values{{1.0, 2.0, 3.0}, {2.0, std::nullopt, 1.0}, {std::nullopt, std::nullopt, std::nullopt}};
    CHECK(complete_repetitions(values) == std::vector<std::size_t>{0, 2});
    const auto results = regrets(values, Direction::less_is_better, kBootstrap);
    CHECK(results[0].repetitions == 2);
    CHECK(*results[0].mean == 1.0);
    CHECK_FALSE(results[2].mean.has_value());
    CHECK_FALSE(regrets(values, Direction::none, kBootstrap)[0].mean.has_value());
    CHECK(regrets({}, Direction::less_is_better, kBootstrap).empty());
}
