// Quantiles of Student's t, for intervals around the mean of a few runs. Boost.Math's one door: it takes long to compile.
#pragma once

namespace firebreak {

/// The quantile of order `p` in (0, 1); `degrees` of freedom are 1 or more.
[[nodiscard]] double student_t_quantile(double p, double degrees);

/// The probability of a value at least as far from 0 as `t`, to either side; `degrees` as above.
[[nodiscard]] double student_t_two_sided(double t, double degrees);

}  // namespace firebreak
