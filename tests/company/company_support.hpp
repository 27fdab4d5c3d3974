// A company at work on complaints that come exactly when the test says.
#pragma once

#include "tests/sim/run_support.hpp"

#include <string>
#include <vector>

namespace firebreak::test {

/// Sees everything at once and answers everything without approval.
[[nodiscard]] inline Orders eager_orders() {
    Orders orders;
    orders.monitoring = 1.0;
    orders.detection_delay = Duration{0};
    for (ClassOrders& one : orders.classes) one.coverage = 1.0;
    return orders;
}

/// Nobody but first posters talks; one agent, always there, needs exactly six minutes for an answer.
[[nodiscard]] inline Scenario desk_scenario() {
    Scenario scenario = quiet_scenario();
    scenario.company.tagged_share = 1.0;
    scenario.desk.agents = 1;
    scenario.desk.hours_open = DeskHours::always;
    scenario.desk.handling_law = HandlingLaw::constant;
    scenario.desk.handling = minutes{6};
    scenario.crowd.patience = hours{1000};
    scenario.crowd.patience_sigma = 0.0;
    scenario.crowd.speed_motive = 0.0;
    scenario.incidents.push_back(gaffe(0));
    return scenario;
}

inline void complain(Scenario& scenario, Duration at, int number = 1, const std::string& incident = {}) {
    Command command;
    command.kind = CommandKind::seeds;
    command.at = at;
    command.number = number;
    command.incident = incident;
    for (const IncidentParams& params : scenario.incidents) {
        if (params.id == incident || (incident.empty() && &params == &scenario.incidents.front())) command.arousal = params.seed_arousal;
    }
    scenario.timeline.push_back(command);
}

[[nodiscard]] inline Run at_work(const Scenario& scenario, const Orders& orders, ScriptedStrategy::Script script = {},
                                 std::shared_ptr<const FollowerGraph> graph = nullptr) {
    return finished(scenario, std::move(graph), std::make_unique<ScriptedStrategy>(orders, std::move(script)));
}

/// When each case got its first reply, in the order of the replies.
[[nodiscard]] inline std::vector<Time> reply_times(const Simulation& simulation) {
    std::vector<Time> times;
    for (const PublishedReply& reply : simulation.book().replies) times.push_back(reply.published);
    return times;
}

[[nodiscard]] inline DeskTally desk_total(const Simulation& simulation) {
    DeskTally sum;
    for (const DeskTally& step : simulation.company().series()) {
        sum.detected_cases += step.detected_cases;
        sum.queued += step.queued;
        sum.replies += step.replies;
        sum.escalations += step.escalations;
        sum.queue_time += step.queue_time;
        sum.busy_time += step.busy_time;
        sum.staffed_time += step.staffed_time;
        sum.handling_time += step.handling_time;
    }
    return sum;
}

}  // namespace firebreak::test
