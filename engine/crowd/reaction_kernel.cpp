#include "engine/crowd/reaction_kernel.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

namespace firebreak {

ReactionKernel::ReactionKernel(const PlatformParams& platform) noexcept
    : law_{platform.kernel},
      flat_{static_cast<double>(platform.kernel_flat.count())},
      tail_{platform.kernel_tail},
      mean_{static_cast<double>(platform.kernel_mean.count())},
      flat_mass_{platform.kernel_tail / (1.0 + platform.kernel_tail)} {}

double ReactionKernel::cdf(double delay) const noexcept {
    if (delay < 0.0) return 0.0;
    switch (law_) {
        case KernelLaw::fixed: return delay >= mean_ ? 1.0 : 0.0;
        case KernelLaw::exponential: return 1.0 - exp_exact(-delay / mean_);
        case KernelLaw::seismic: break;
    }
    if (delay <= flat_) return flat_mass_ * (delay / flat_);
    return 1.0 - (1.0 - flat_mass_) * pow_exact(delay / flat_, -tail_);
}

double ReactionKernel::quantile(double p) const noexcept {
    switch (law_) {
        case KernelLaw::fixed: return mean_;
        case KernelLaw::exponential: return sample::exponential(p, mean_);
        case KernelLaw::seismic: break;
    }
    if (p <= flat_mass_) return flat_ * (p / flat_mass_);
    return flat_ * pow_exact((1.0 - p) / (1.0 - flat_mass_), -1.0 / tail_);
}

}  // namespace firebreak
