#include "engine/study/history_matching.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

using Runs = std::vector<std::vector<std::optional<double>>>;

}  // namespace

TEST_CASE("implausibility counts the standard deviations of everything that may have caused a difference") {
    // Runs 9 and 11: mean 10, squared standard error 2 / 2 = 1. With errors 2 and 2 the deviation is 3.
    const std::array observed{MatchedStatistic{16.0, 2.0, 2.0}};
    CHECK(*implausibility(observed, Runs{{9.0}, {11.0}}) == doctest::Approx(2.0));
}

TEST_CASE("the worst statistic decides") {
    const std::array observed{MatchedStatistic{10.0, 1.0, 0.0}, MatchedStatistic{0.0, 1.0, 0.0}};
    const double found = *implausibility(observed, Runs{{10.0, 4.0}, {10.0, 4.0}, {10.0, 4.0}});
    CHECK(found == doctest::Approx(4.0));
    CHECK(found > kImplausible);
}

TEST_CASE("a statistic without two values, or without any error, says nothing") {
    const std::array observed{MatchedStatistic{10.0, 1.0, 0.0}};
    CHECK_FALSE(implausibility(observed, Runs{{9.0}, {std::nullopt}}).has_value());
    CHECK_FALSE(implausibility(observed, Runs{{}, {}}).has_value());
    const std::array exact{MatchedStatistic{10.0, 0.0, 0.0}};
    CHECK_FALSE(implausibility(exact, Runs{{9.0}, {9.0}}).has_value());
    CHECK_FALSE(implausibility({}, Runs{}).has_value());
}
