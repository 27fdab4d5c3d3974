#include "engine/measure/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace firebreak {

double student_t_quantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t{degrees}, p); }

}  // namespace firebreak
