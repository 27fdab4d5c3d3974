// Finds a low point of a function of a few variables that has no derivative, such as a misfit counted over simulated delays.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace firebreak {

struct LowPoint {
    std::vector<double> at;
    double value = 0.0;
};

/// The downhill simplex of Nelder and Mead (1965), from `start` with edges of `step`, until its corners lie within `precision` of each
/// other or after `most` calls. Finds a local minimum: start it from several places. Deterministic.
[[nodiscard]] LowPoint search_low_point(const std::function<double(const std::vector<double>&)>& value_at, const std::vector<double>& start,
                                        double step, double precision = 1e-3, std::size_t most = 400);

}  // namespace firebreak
