// Who sees an item about an issue that has just broken out: when, and in what mood. Finite mixtures in place of the laws that a run draws
// from, for means over them.
#pragma once

#include "engine/crowd/reaction_kernel.hpp"
#include "engine/events/activity.hpp"
#include "engine/scenario/scenario.hpp"

#include <vector>

namespace firebreak {

/// A value with its share of the whole.
struct Weighted {
    double weight = 1.0;
    double value = 0.0;
};

/// A lognormal of mean 1 as points: the trapezoidal rule on the normal behind it, exact to eight digits for
/// means of share probabilities. One point for sigma 0.
[[nodiscard]] std::vector<Weighted> lognormal_points(double sigma);

/// How long after an item of time `posted` it is seen (hours on the clock), in parts of equal mass. The weights sum to the share of the
/// kernel's mass, given the reaction time, that lies before the horizon and within the post's lifetime.
[[nodiscard]] std::vector<Weighted> times_seen(const Scenario& scenario, const ActivityClock& activity, const ReactionKernel& kernel,
                                               Time posted);

/// A part of the accounts as they are just before they see anything of the issue.
struct Mood {
    double weight = 1.0;
    double anger = 0.0;
    bool is_customer = false;
    /// Unresolved grievances.
    int grievances = 0;
};

/// Moods of all accounts at `when`, weights summing to 1: old grievances, and the ordinary failures of each customer since day 0 (the last
/// one exactly, those before it by their mean anger and a Poisson number of grievances), as if nobody had answered. Everybody's anger gain
/// is taken as 1.
[[nodiscard]] std::vector<Mood> moods_at(const Scenario& scenario, const ActivityClock& activity, Time when);

}  // namespace firebreak
