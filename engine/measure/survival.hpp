// How long something takes when part of it has not happened by the end of the observation (Kaplan and Meier 1958). The median over the
// answered cases alone flatters a desk that answers few; this one does not.
#pragma once

#include "engine/core/time.hpp"

#include <optional>
#include <vector>

namespace firebreak {

/// One case: how long it was watched, and whether the event ended the watch (else it is censored).
struct Spell {
    Duration length{0};
    bool has_event = false;
};

/// Survival from `after` on, up to the next step.
struct SurvivalStep {
    Duration after{0};
    double survival = 1.0;
};

/// The product-limit estimate: one step per distinct length with an event, ascending. At equal lengths events come before censoring.
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier(std::vector<Spell> spells);

/// The smallest length by which the share `p` in (0, 1) has ended; nothing when fewer have at the end.
[[nodiscard]] std::optional<Duration> quantile_of(const std::vector<SurvivalStep>& steps, double p);

/// The smallest length at which at most half survive; nothing when more than half still do at the end.
[[nodiscard]] std::optional<Duration> median_of(const std::vector<SurvivalStep>& steps);

}  // namespace firebreak
