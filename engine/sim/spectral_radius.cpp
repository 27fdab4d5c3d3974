#include "engine/sim/spectral_radius.hpp"

#include "engine/core/elementary.hpp"

#include <algorithm>
#include <cassert>

namespace firebreak {
namespace {

// The 2^40-th power: a factor of 1e10 in front of the growth changes its 2^40-th root by 2e-11.
constexpr int kSquarings = 40;

std::vector<double> squared(const std::vector<double>& matrix, std::size_t size) {
    std::vector<double> product(matrix.size(), 0.0);
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t middle = 0; middle < size; ++middle) {
            const double factor = matrix[row * size + middle];
            if (factor == 0.0) continue;
            for (std::size_t column = 0; column < size; ++column) product[row * size + column] += factor * matrix[middle * size + column];
        }
    }
    return product;
}

}  // namespace

double spectral_radius(std::vector<double> matrix, std::size_t size) {
    assert(matrix.size() == size * size && "a square matrix");
    // matrix^(2^k) = e^(2^k logarithm) · what `matrix` holds, whose largest entry is 1.
    double logarithm = 0.0;
    double weight = 1.0;
    for (int k = 0; k <= kSquarings; ++k) {
        const double largest = matrix.empty() ? 0.0 : *std::max_element(matrix.begin(), matrix.end());
        if (!(largest > 0.0)) return 0.0;
        for (double& entry : matrix) entry /= largest;
        logarithm += weight * log_exact(largest);
        if (k == kSquarings) break;
        matrix = squared(matrix, size);
        weight *= 0.5;
    }
    return exp_exact(logarithm);
}

}  // namespace firebreak
