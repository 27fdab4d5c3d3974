#include "engine/sim/first_hand.hpp"

#include "engine/core/elementary.hpp"
#include "engine/world/incidents.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kHours = 72;
constexpr std::size_t kHoursPerDay = 24;
constexpr double kPerAccounts = 100'000.0;
constexpr double kReferenceAnger = 0.6;
constexpr double kActivityPerDay = 8.64e10 * static_cast<double>(kActivityPerMicrosecond);

double arousal_of_anger(double anger) noexcept { return std::clamp(0.3 + 0.7 * anger, 0.0, 1.0); }

// The two ways from a first failure to the public, for somebody who was calm: straight, or after a failed attempt in private.
void complain_after(const CrowdParams& crowd, double failure_anger, FirstHand& result) {
    const auto goes_public = [&](double anger) {
        const double score = logit(crowd.public_complaint) + crowd.complaint_anger_effect * (anger - kReferenceAnger);
        return crowd.speed_motive * logistic(score + crowd.speed_effect) + (1.0 - crowd.speed_motive) * logistic(score);
    };
    if (!crowd.social_channel) return;
    const double straight = crowd.direct_share() * goes_public(failure_anger);
    const double angrier = failure_anger + crowd.private_anger * (1.0 - failure_anger);
    const double after_attempt = (1.0 - crowd.direct_share()) * (1.0 - crowd.private_resolution) * goes_public(angrier);
    result.complaints_per_failure = straight + after_attempt;
    if (!(result.complaints_per_failure > 0.0)) return;
    result.arousal =
        (straight * arousal_of_anger(failure_anger) + after_attempt * arousal_of_anger(angrier)) / result.complaints_per_failure;
}

// Share of the affected customers that fail between `from` and `to` after the start.
double failing_share(const Scenario& scenario, const IncidentParams& incident, const ActivityClock& activity, Time t0, Duration from,
                     Duration to) {
    if (incident.incident_class == IncidentClass::chronic) return incident.hazard_per_day * hours_of(to - from) / 24.0;
    if (incident.incident_class != IncidentClass::outage) return 0.0;
    const auto unmet = [&](Duration after) {
        const Time when = t0 + std::min(after, incident.duration);
        const double uses = static_cast<double>(activity.activity_at(when) - activity.activity_at(t0)) / kActivityPerDay;
        return exp_exact(-uses * scenario.crowd.effective_uses_per_day());
    };
    return unmet(from) - unmet(to);
}

double first_posts(const Scenario& scenario, const IncidentParams& incident, Duration from, Duration to) {
    double count = from.count() == 0 ? static_cast<double>(incident.seeds_at_start) : 0.0;
    count += incident.seeds_per_hour * hours_of(std::max(Duration{0}, std::min(to, incident.duration) - from));
    for (const Command& command : scenario.timeline) {
        const Duration after = command.at - incident.start;
        if (command.kind == CommandKind::seeds && after >= from && after < to) count += command.number;
    }
    return count;
}

}  // namespace

FirstHand first_hand(const Scenario& scenario, const ActivityClock& activity, std::uint64_t accounts) {
    const CrowdParams& crowd = scenario.crowd;
    FirstHand result;
    const auto earliest = std::min_element(scenario.incidents.begin(), scenario.incidents.end(),
                                           [](const IncidentParams& a, const IncidentParams& b) { return a.start < b.start; });
    if (earliest != scenario.incidents.end()) {
        result.incident = &*earliest;
        result.t0 = kStart + earliest->start;
    }
    const bool has_failures = result.incident == nullptr || firebreak::has_failures(result.incident->incident_class);
    if (has_failures) {
        complain_after(crowd, result.incident != nullptr ? result.incident->anger : crowd.background_anger, result);
        if (result.incident != nullptr) result.complaints_per_failure *= result.incident->public_factor;
    } else {
        result.arousal = result.incident->seed_arousal;
    }

    const Incidents incidents{scenario, activity, Draws{scenario.seed, 0}};
    const double ordinary = kPerAccounts * crowd.customers * incidents.background_posts_per_customer_hour();
    std::vector<double> volume;
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const Duration from = hours{static_cast<std::int64_t>(hour)};
        const Duration to = from + hours{1};
        volume.push_back(ordinary * activity.level_at(result.t0 + from));
        if (result.incident == nullptr) continue;
        const double failing = failing_share(scenario, *result.incident, activity, result.t0, from, to);
        volume.back() += kPerAccounts * crowd.customers * result.incident->affected * failing * result.complaints_per_failure;
        volume.back() +=
            kPerAccounts / static_cast<double>(std::max<std::uint64_t>(1, accounts)) * first_posts(scenario, *result.incident, from, to);
    }
    result.peak_hour = *std::max_element(volume.begin(), volume.end());
    for (auto first = volume.begin(); first + kHoursPerDay <= volume.end(); ++first)
        result.peak_day = std::max(result.peak_day, std::accumulate(first, first + kHoursPerDay, 0.0));
    return result;
}

}  // namespace firebreak
