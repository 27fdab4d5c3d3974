// Quantiles of Student's t, for intervals around the mean of a few runs. Boost.Math's one door: it takes long to compile.
#pragma once

namespace firebreak {

/// The quantile of order `p` in (0, 1); `degrees` of freedom are 1 or more.
[[nodiscard]] double student_t_quantile(double p, double degrees);

}  // namespace firebreak
