// The step of a particle: normal, with twice the weighted covariance of the population (Beaumont et al. 2009; in several dimensions,
// Filippi et al. 2013), so that it follows ridges and shrinks with the population.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace firebreak {

class NormalKernel {
  public:
    /// `points` are rows of `dimensions` coordinates; `weights` add up to 1. Directions without spread get a tiny one.
    NormalKernel(std::span<const double> points, std::span<const double> weights, std::size_t dimensions);

    /// `from` moved by one step; `normals` are independent standard normal numbers, one per dimension.
    [[nodiscard]] std::vector<double> step(std::span<const double> from, std::span<const double> normals) const;

    /// Density of a step between the two, up to a factor that is the same for all pairs.
    [[nodiscard]] double density(std::span<const double> from, std::span<const double> to) const;

  private:
    std::size_t dimensions_;
    /// Lower triangle L with L L' = covariance, row-major.
    std::vector<double> root_;
};

}  // namespace firebreak
