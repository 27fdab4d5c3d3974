#include "engine/measure/quantile.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace firebreak;

TEST_CASE("a quantile of type 7 lies on the line between its two neighbours") {
    // Places are p x (4 - 1): .75, 1.5, 2.7, counted from the smallest.
    const std::vector<double> values{40.0, 10.0, 20.0, 30.0};
    CHECK(*quantile(values, 0.0) == 10.0);
    CHECK(*quantile(values, 0.25) == doctest::Approx(17.5));
    CHECK(*quantile(values, 0.5) == doctest::Approx(25.0));
    CHECK(*quantile(values, 0.9) == doctest::Approx(37.0));
    CHECK(*quantile(values, 1.0) == 40.0);
}

TEST_CASE("every quantile of a single value is that value") {
    for (const double p : {0.0, 0.3, 0.5, 0.9, 1.0}) {
        CAPTURE(p);
        CHECK(*quantile({7.0}, p) == 7.0);
    }
}

TEST_CASE("nothing has no mean, no quantile and no share") {
    CHECK_FALSE(mean({}).has_value());
    CHECK_FALSE(quantile({}, 0.5).has_value());
    CHECK_FALSE(ratio(0.0, 0.0).has_value());
    CHECK_FALSE(ratio(3, 0).has_value());
}

TEST_CASE("no part of something is a share of 0, not nothing") {
    CHECK(*ratio(0, 4) == 0.0);
    CHECK(*ratio(1, 4) == 0.25);
    const std::vector<double> values{1.0, 2.0, 6.0};
    CHECK(*mean(values) == 3.0);
}
