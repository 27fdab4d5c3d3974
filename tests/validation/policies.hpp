// Response policies beside each other in one world: paired runs, so that every policy meets the same customers, failures and moods.
#pragma once

#include "engine/measure/measures.hpp"
#include "engine/measure/over_runs.hpp"
#include "tests/sim/run_support.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace firebreak::test {

/// The deliberately hot regime of the feasibility study (MODEL: 7), at `accounts`: a chronic incident among very aggrieved customers. The
/// study had no trending lists, no search, no media and no churn, so these are off.
[[nodiscard]] inline Scenario hot_regime(std::int64_t accounts) {
    Scenario scenario;
    scenario.name = "hot";
    scenario.horizon = days{21};
    scenario.network.accounts = accounts;
    scenario.platform.damping = 0.5;
    scenario.platform.visibility = 0.2;
    scenario.platform.trending_rate = 0.0;
    scenario.platform.search = 0.0;
    scenario.media.rate = 0.0;
    scenario.attitude.churn = 0.0;
    scenario.crowd.me_too = 0.5;
    scenario.crowd.public_complaint = 0.15;
    scenario.crowd.initial_grievances = 0.3;
    IncidentParams incident;
    incident.id = "fault";
    incident.incident_class = IncidentClass::chronic;
    incident.cluster = Cluster::preventable;
    incident.start = Duration{0};
    incident.duration = days{21};
    incident.affected = 0.3;
    incident.hazard_per_day = 0.09;
    incident.anger = 0.6;
    incident.vividness = 8.0;
    scenario.incidents.push_back(incident);
    return scenario;
}

using MakeStrategy = std::function<std::unique_ptr<Strategy>()>;

/// All measures of `pairs` runs, repetition 0 on.
[[nodiscard]] inline std::vector<RunMeasures> outcomes(const Scenario& scenario, const std::shared_ptr<const FollowerGraph>& graph,
                                                       const MakeStrategy& make, std::uint64_t pairs) {
    std::vector<RunMeasures> runs;
    for (std::uint64_t repetition = 0; repetition < pairs; ++repetition)
        runs.push_back(measure_run(*finished(scenario, graph, make(), repetition)));
    return runs;
}

[[nodiscard]] inline MakeStrategy bundled(const std::string& name, const std::vector<StrategyParam>& params = {}) {
    return [=] { return bundled_strategy(name, params); };
}

[[nodiscard]] inline MakeStrategy ordered(const Orders& orders, ScriptedStrategy::Script script = {}) {
    return [=] { return std::make_unique<ScriptedStrategy>(orders, script); };
}

/// Everybody who is seen gets an answer of this content within minutes, day and night, unless approval holds it up.
[[nodiscard]] inline Orders fast_replies(const Reply& content, Duration approval = Duration{0}) {
    Orders orders;
    orders.monitoring = 0.97;
    orders.detection_delay = minutes{5};
    orders.keeps_desk_hours = false;
    orders.staffing = 50.0;
    for (ClassOrders& one : orders.classes) one = {.coverage = 1.0, .reply = content};
    if (approval > Duration{0}) {
        orders.approval_layers = 1;
        orders.approval_delay = approval;
        orders.approval_sigma = 0.0;
    }
    return orders;
}

inline constexpr Reply kEmpathic{.empathy = 0.8, .explanation = 0.5, .apology = 0.6, .remedy = 0.15};

/// Ours less the baseline's in one measure.
[[nodiscard]] inline PairedDifference difference(const std::vector<RunMeasures>& ours, const std::vector<RunMeasures>& baseline,
                                                 std::string_view key) {
    for (const PairedDifference& one : paired_differences(ours, baseline)) {
        if (one.info->key == key) return one;
    }
    throw std::runtime_error("there is no such measure");
}

[[nodiscard]] inline double mean_of(const std::vector<RunMeasures>& runs, std::string_view key) {
    double sum = 0.0;
    int values = 0;
    for (const RunMeasures& run : runs) {
        if (const auto value = value_of(run, key)) {
            sum += *value;
            ++values;
        }
    }
    return values > 0 ? sum / values : 0.0;
}

}  // namespace firebreak::test
