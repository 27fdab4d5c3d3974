// What the incident cost in attitude: how far the customers' mean fell below that of the same run without the incident, for how long,
// and when it was nearly back. Both lines are samples joined by straight lines, and all that follows is exact for such lines.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/conditions.hpp"

#include <optional>
#include <span>

namespace firebreak {

/// Window of the index after the outbreak, and how long a recovery must hold to be one.
inline constexpr Duration kDamageWindow = days{28};
inline constexpr Duration kRecoveryHeld = hours{48};

struct ReputationDamage {
    /// RDI = 100 (1/T) integral over [t0, t0 + T] of (reference - run)+ dt / 2, on [0, 100]. T is 28 days, or what the samples leave of it.
    std::optional<double> index;
    /// Greatest drop below the reference, in points of attitude; may be negative where the run is above it throughout.
    std::optional<double> greatest_drop;
    /// Hours from the outbreak to the first time after the greatest drop at which a tenth of it or less is left and stays so for 48 hours;
    /// nothing where there was no drop, or where the end of the run leaves it open.
    std::optional<double> recovery_hours;
};

/// `run` and `reference` ascend in time; what lies before `outbreak` or after `end` is left out. All absent where they share no time.
/// O(samples).
[[nodiscard]] ReputationDamage reputation_damage(std::span<const AttitudeSample> run, std::span<const AttitudeSample> reference,
                                                 Time outbreak, Time end);

}  // namespace firebreak
