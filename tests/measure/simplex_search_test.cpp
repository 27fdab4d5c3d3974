#include "engine/measure/simplex_search.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

TEST_CASE("the simplex finds the low point of Rosenbrock's valley") {
    // Its only minimum, 0, is at (1, 1), at the end of a curved valley.
    const LowPoint low = search_low_point(
        [](const std::vector<double>& x) {
            const double bend = x[1] - x[0] * x[0];
            return 100.0 * bend * bend + (1.0 - x[0]) * (1.0 - x[0]);
        },
        {-1.2, 1.0}, 0.5, 1e-6, 1000);
    CHECK(low.value < 1e-9);
    CHECK(low.at[0] == doctest::Approx(1.0).epsilon(1e-4));
    CHECK(low.at[1] == doctest::Approx(1.0).epsilon(1e-4));
}

TEST_CASE("a search ends after as many calls as it is given") {
    std::size_t calls = 0;
    static_cast<void>(search_low_point(
        [&](const std::vector<double>& x) {
            ++calls;
            return x[0];
        },
        {0.0}, 1.0, 1e-9, 50));
    CHECK(calls <= 53);
}
