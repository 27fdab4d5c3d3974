// How long after a post its followers see it, in activity time.
#pragma once

#include "engine/scenario/platform_params.hpp"

namespace firebreak {

/// The reaction kernel phi: SEISMIC (Zhao et al. 2015: flat for s0, then t^-(1+theta)), exponential, or a fixed delay. Delays in
/// microseconds of activity. [parallel]
class ReactionKernel {
  public:
    explicit ReactionKernel(const PlatformParams& platform) noexcept;

    /// Probability of a delay of at most this.
    [[nodiscard]] double cdf(double delay) const noexcept;
    /// The delay below which a share `p` of reactions lies; its inverse. About 25 ns for SEISMIC.
    [[nodiscard]] double quantile(double p) const noexcept;
    [[nodiscard]] bool is_fixed() const noexcept { return law_ == KernelLaw::fixed; }
    [[nodiscard]] double fixed_delay() const noexcept { return mean_; }

  private:
    KernelLaw law_;
    double flat_;
    double tail_;
    double mean_;
    /// Mass of the flat part: theta / (1 + theta).
    double flat_mass_;
};

}  // namespace firebreak
