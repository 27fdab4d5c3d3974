// The growth factor per generation of a matrix of expected offspring.
#pragma once

#include <cstddef>
#include <vector>

namespace firebreak {

/// The largest eigenvalue of a square matrix without negative entries, given row by row: power iteration in which every step squares the
/// matrix, so that matrices without a gap (cycles, chains that end) need no more steps than others. Relative error about 1e-12; 0 for
/// a chain that ends. O(size^3). [setup]
[[nodiscard]] double spectral_radius(std::vector<double> matrix, std::size_t size);

}  // namespace firebreak
