#include "engine/measure/student_t.hpp"

#include "engine/core/elementary.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

using namespace firebreak;

TEST_CASE("Student's t has its closed forms at 1, 2 and 4 degrees of freedom") {
    for (const double p : {0.6, 0.9, 0.975, 0.995}) {
        CAPTURE(p);
        CHECK(student_t_quantile(p, 1.0) == doctest::Approx(std::tan(std::numbers::pi * (p - 0.5))));
        CHECK(student_t_quantile(p, 2.0) == doctest::Approx((2.0 * p - 1.0) / std::sqrt(2.0 * p * (1.0 - p))));
        const double alpha = 4.0 * p * (1.0 - p);
        const double q = std::cos(std::acos(std::sqrt(alpha)) / 3.0) / std::sqrt(alpha);
        CHECK(student_t_quantile(p, 4.0) == doctest::Approx(2.0 * std::sqrt(q - 1.0)));
    }
}

TEST_CASE("with many degrees of freedom Student's t is the normal law") {
    CHECK(student_t_quantile(0.975, 1e9) == doctest::Approx(normal_quantile(0.975)).epsilon(1e-8));
    CHECK(student_t_quantile(0.025, 7.0) == doctest::Approx(-student_t_quantile(0.975, 7.0)));
}

TEST_CASE("beyond the quantile of 97.5 % lie 5 % to either side, whichever the sign") {
    for (const double degrees : {1.0, 2.0, 9.0, 200.0}) {
        CAPTURE(degrees);
        CHECK(student_t_two_sided(student_t_quantile(0.975, degrees), degrees) == doctest::Approx(0.05));
        CHECK(student_t_two_sided(-student_t_quantile(0.75, degrees), degrees) == doctest::Approx(0.5));
        CHECK(student_t_two_sided(0.0, degrees) == doctest::Approx(1.0));
    }
    CHECK(student_t_two_sided(std::numeric_limits<double>::infinity(), 3.0) == 0.0);
}
