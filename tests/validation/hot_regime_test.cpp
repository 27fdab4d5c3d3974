// The deliberately hot regime of the feasibility study: a chronic incident among very aggrieved customers. Paired runs, so that strategies
// meet the same failures and moods.
#include "tests/core/statistics.hpp"
#include "tests/sim/run_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace firebreak;

namespace {

constexpr std::uint64_t kPairs = 100;

Scenario hot_scenario() {
    Scenario scenario;
    scenario.name = "hot";
    scenario.horizon = days{28};
    scenario.network.accounts = 50'000;
    scenario.platform.damping = 0.5;
    scenario.platform.visibility = 0.2;
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

std::vector<double> volumes(const std::string& strategy, const std::shared_ptr<const FollowerGraph>& graph) {
    Scenario scenario = hot_scenario();
    scenario.strategy.name = strategy;
    std::vector<double> posts;
    for (std::uint64_t repetition = 0; repetition < kPairs; ++repetition) {
        posts.push_back(static_cast<double>(test::user_posts(*test::finished(scenario, graph, nullptr, repetition)).size()));
    }
    return posts;
}

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

Interval paired_difference(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
    const test::Moments moments = test::moments_of(differences);
    // Student's t at 99 degrees of freedom.
    const double half = 1.984 * std::sqrt(moments.variance / static_cast<double>(a.size()));
    return {moments.mean - half, moments.mean + half};
}

}  // namespace

TEST_CASE("in the hot regime replies with a fix mean fewer posts than silence, and aggressive ones more") {
    const auto graph = test::shared_graph(hot_scenario().network);
    const std::vector<double> silence = volumes("dead_account", graph);
    const std::vector<double> fixing = volumes("reply_and_fix", graph);
    const std::vector<double> hostile = volumes("aggressive", graph);
    const double mean_silence = test::moments_of(silence).mean;
    const double mean_fixing = test::moments_of(fixing).mean;
    const double mean_hostile = test::moments_of(hostile).mean;
    CAPTURE(mean_silence);
    CAPTURE(mean_fixing);
    CAPTURE(mean_hostile);
    CHECK(paired_difference(fixing, silence).high < 0.0);
    CHECK(paired_difference(hostile, silence).low > 0.0);
}
