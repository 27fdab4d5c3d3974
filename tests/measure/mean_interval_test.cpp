#include "engine/measure/mean_interval.hpp"

#include "engine/measure/student_t.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

double student_half(std::size_t n, double error) { return student_t_quantile(0.975, static_cast<double>(n) - 1.0) * error; }

}  // namespace

TEST_CASE("the interval of even values is Student's") {
    const std::vector<double> values{-3.0, -1.0, 0.0, 1.0, 3.0};
    const auto found = mean_interval(values);
    REQUIRE(found);
    CHECK(found->mean == doctest::Approx(0.0).scale(1.0));
    CHECK(found->standard_error == doctest::Approx(1.0));
    CHECK(found->low == doctest::Approx(-student_half(5, 1.0)));
    CHECK(found->high == doctest::Approx(student_half(5, 1.0)));
}

// The end that Hall's transformation gives is where the transformed statistic has Student's quantile: put in, it must come out.
TEST_CASE("the long side of a lopsided sample ends where the statistic without its skewness is at Student's quantile") {
    const std::vector<double> values{0.1, 0.2, 0.2, 0.3, 0.4, 0.4, 0.7, 1.1, 2.0, 9.0};
    const auto found = mean_interval(values);
    REQUIRE(found);
    const double n = 10.0;
    double square = 0.0;
    double cube = 0.0;
    for (const double value : values) {
        square += std::pow(value - found->mean, 2.0) / n;
        cube += std::pow(value - found->mean, 3.0) / n;
    }
    const double c = cube / std::pow(square, 1.5);
    const double s = std::sqrt(square * n / (n - 1.0));
    const double t = (found->mean - found->high) / s;
    const double g = t + c * t * t / 3.0 + c * c * t * t * t / 27.0 + c / (6.0 * n);
    CHECK(std::sqrt(n) * g == doctest::Approx(-student_t_quantile(0.975, 9.0)));
    // The short side is left at Student's: never shorter.
    CHECK(found->low == doctest::Approx(found->mean - student_half(10, found->standard_error)));
    CHECK(found->high - found->mean > 1.5 * (found->mean - found->low));
}

TEST_CASE("mirrored and scaled values have the mirrored and scaled interval") {
    const std::vector<double> values{0.1, 0.2, 0.2, 0.3, 1.1, 2.0, 9.0};
    std::vector<double> mirrored;
    for (const double value : values) mirrored.push_back(5.0 - 3.0 * value);
    const auto one = mean_interval(values);
    const auto other = mean_interval(mirrored);
    CHECK(other->low == doctest::Approx(5.0 - 3.0 * one->high));
    CHECK(other->high == doctest::Approx(5.0 - 3.0 * one->low));
}

TEST_CASE("a p-value is below .05 exactly where the interval leaves out 0") {
    const std::vector<double> values{0.1, 0.2, 0.2, 0.3, 0.4, 0.7, 1.1, 2.0, 9.0};
    const auto interval = mean_interval(values);
    for (const double end : {interval->low, interval->high}) {
        for (const double beside : {-1e-6, 1e-6}) {
            std::vector<double> moved;
            for (const double value : values) moved.push_back(value - end - beside);
            const auto about = mean_interval(moved);
            CAPTURE(end);
            CAPTURE(beside);
            CHECK((*mean_p_value(moved) < 0.05) == (about->low > 0.0 || about->high < 0.0));
            CHECK(*mean_p_value(moved) == doctest::Approx(0.05).epsilon(1e-4));
        }
    }
    // Of even values it is Student's.
    const std::vector<double> even{1.0, 3.0, 4.0, 5.0, 7.0};
    CHECK(*mean_p_value(even) == doctest::Approx(student_t_two_sided(4.0, 4.0)));
}

TEST_CASE("equal values leave no doubt, and one value leaves all of it") {
    const std::vector<double> equal(5, 2.5);
    CHECK(mean_interval(equal)->low == 2.5);
    CHECK(mean_interval(equal)->high == 2.5);
    CHECK(*mean_p_value(equal) == 0.0);
    CHECK(*mean_p_value(std::vector<double>(5, 0.0)) == 1.0);
    CHECK_FALSE(mean_interval(std::vector<double>{1.0}));
    CHECK_FALSE(mean_p_value(std::vector<double>{1.0}));
}
