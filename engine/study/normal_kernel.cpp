#include "engine/study/normal_kernel.hpp"

#include "engine/core/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr double kScale = 2.0;
/// Least variance of a direction, as a share of the largest one: particles on a line must still be able to leave it.
constexpr double kLeast = 1e-10;

std::vector<double> covariance_of(std::span<const double> points, std::span<const double> weights, std::size_t dimensions) {
    std::vector<double> mean(dimensions);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t a = 0; a < dimensions; ++a) mean[a] += weights[i] * points[i * dimensions + a];
    }
    std::vector<double> covariance(dimensions * dimensions);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t a = 0; a < dimensions; ++a) {
            for (std::size_t b = 0; b <= a; ++b) {
                covariance[a * dimensions + b] +=
                    weights[i] * (points[i * dimensions + a] - mean[a]) * (points[i * dimensions + b] - mean[b]);
            }
        }
    }
    return covariance;
}

/// Cholesky's factor of a matrix given by its lower triangle, in place.
void factorise(std::vector<double>& matrix, std::size_t dimensions) {
    double largest = 0.0;
    for (std::size_t a = 0; a < dimensions; ++a) largest = std::max(largest, matrix[a * dimensions + a]);
    const double least = largest > 0.0 ? kLeast * largest : kLeast;
    for (std::size_t a = 0; a < dimensions; ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            double sum = matrix[a * dimensions + b];
            for (std::size_t c = 0; c < b; ++c) sum -= matrix[a * dimensions + c] * matrix[b * dimensions + c];
            matrix[a * dimensions + b] = a == b ? std::sqrt(std::max(sum, least)) : sum / matrix[b * dimensions + b];
        }
    }
}

}  // namespace

NormalKernel::NormalKernel(std::span<const double> points, std::span<const double> weights, std::size_t dimensions)
    : dimensions_{dimensions}, root_{covariance_of(points, weights, dimensions)} {
    for (double& entry : root_) entry *= kScale;
    factorise(root_, dimensions_);
}

std::vector<double> NormalKernel::step(std::span<const double> from, std::span<const double> normals) const {
    std::vector<double> to(from.begin(), from.end());
    for (std::size_t a = 0; a < dimensions_; ++a) {
        for (std::size_t b = 0; b <= a; ++b) to[a] += root_[a * dimensions_ + b] * normals[b];
    }
    return to;
}

double NormalKernel::density(std::span<const double> from, std::span<const double> to) const {
    // Solves L z = to - from by substitution; the density falls with the squared length of z.
    std::vector<double> z(dimensions_);
    double squares = 0.0;
    for (std::size_t a = 0; a < dimensions_; ++a) {
        double rest = to[a] - from[a];
        for (std::size_t b = 0; b < a; ++b) rest -= root_[a * dimensions_ + b] * z[b];
        z[a] = rest / root_[a * dimensions_ + a];
        squares += z[a] * z[a];
    }
    return exp_exact(-0.5 * squares);
}

}  // namespace firebreak
