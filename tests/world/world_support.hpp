// Incidents driven by hand: a scenario with nothing but failures, and one customer's failures in the order in which they come due.
#pragma once

#include "engine/world/incidents.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace firebreak::test {

/// No ordinary failures, no questions, no incidents.
[[nodiscard]] inline Scenario uneventful_scenario() {
    Scenario scenario;
    scenario.horizon = days{60};
    scenario.platform.activity = ActivityProfile::flat;
    scenario.crowd.background_failures = 0.0;
    scenario.crowd.questions = 0.0;
    return scenario;
}

[[nodiscard]] inline IncidentParams chronic(double hazard_per_day, Duration start, double residual = 0.1) {
    IncidentParams incident;
    incident.id = "fault";
    incident.incident_class = IncidentClass::chronic;
    incident.start = start;
    incident.duration = Duration{0};
    incident.affected = 1.0;
    incident.hazard_per_day = hazard_per_day;
    incident.residual = residual;
    return incident;
}

struct Failure {
    Time time{};
    std::uint32_t number = 0;
    friend bool operator==(const Failure&, const Failure&) = default;
};

/// What `customer` meets of one issue until the horizon, played in the order of time. Events that lie before their cause are counted in
/// `out_of_order`.
struct Played {
    std::vector<Failure> failures;
    std::size_t out_of_order = 0;
};

[[nodiscard]] inline Played play(const Incidents& incidents, const Issues& issues, AccountId customer, IssueId issue) {
    Played played;
    std::vector<Event> pending;
    incidents.schedule_customer(customer, pending);
    while (!pending.empty()) {
        const auto next = std::min_element(pending.begin(), pending.end(), [](const Event& a, const Event& b) { return a.when < b.when; });
        const Event event = *next;
        pending.erase(next);
        if (event.kind() != EventKind::failure) continue;
        std::vector<Event> later;
        if (incidents.resolve_failure(event, issues, later) && issue_of_failure(event.subject) == issue) {
            played.failures.push_back({event.time(), number_of_failure(event.subject)});
        }
        for (const Event& one : later) {
            if (one.time() < event.time()) ++played.out_of_order;
            pending.push_back(one);
        }
    }
    return played;
}

}  // namespace firebreak::test
