#include "engine/measure/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace firebreak {

double student_t_quantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t{degrees}, p); }

double student_t_two_sided(double t, double degrees) {
    return std::isinf(t) ? 0.0 : 2.0 * boost::math::cdf(boost::math::students_t{degrees}, -std::fabs(t));
}

}  // namespace firebreak
