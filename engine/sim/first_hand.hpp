// What an incident brings about by itself, before anybody reacts to anybody: first-hand complaints and first posts. Closed forms.
#pragma once

#include "engine/events/activity.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>

namespace firebreak {

/// The issue that breaks out first, as its first posts show it.
struct FirstHand {
    /// nullptr in a scenario without incidents: ordinary failures are all there is.
    const IncidentParams* incident = nullptr;
    Time t0 = kStart;
    /// Expected arousal of a complaint after a first failure, or of the first posts where nobody fails.
    double arousal = 0.0;
    /// Public complaints per failure.
    double complaints_per_failure = 0.0;
    /// Largest expected volume of an hour and of 24 hours within the first three days, ordinary complaints and questions included; per
    /// 100,000 accounts.
    double peak_hour = 0.0;
    double peak_day = 0.0;
};

/// `accounts` of the network. [setup]
[[nodiscard]] FirstHand first_hand(const Scenario& scenario, const ActivityClock& activity, std::uint64_t accounts);

}  // namespace firebreak
