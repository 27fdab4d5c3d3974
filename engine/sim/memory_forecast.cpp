#include "engine/sim/memory_forecast.hpp"

#include "engine/core/elementary.hpp"
#include "engine/crowd/account.hpp"
#include "engine/events/case.hpp"
#include "engine/events/event.hpp"
#include "engine/events/post.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

/// The program, its libraries and TBB.
constexpr double kProgram = 1.1e7;
/// A vector that grows holds up to twice what it needs, and half as much again while it moves: on average this much.
constexpr double kGrowth = 1.5;
/// Pages of account state are this large; an array of some of them is used as a whole as soon as a few per cent of the people are met.
constexpr double kHugePage = 2.0 * 1024 * 1024;
/// What the desk, monitoring and attention keep about a case beside the crowd's and the book's records.
constexpr double kBytesPerCaseElsewhere = 150.0;
/// Posts per account in a crisis that reaches everybody; pending exposures per account at its height. As seen in such runs.
constexpr double kPostsInCrisis = 0.08;
constexpr double kPendingInCrisis = 0.4;
/// The same of a plain cascade that takes hold.
constexpr double kPostsInCascade = 0.5;
/// Beyond a first source, what an account has heard lies in lists of a few thousand accounts each; not everybody hears of it twice.
constexpr double kHeardTwice = 1.2;

/// Peak memory of a generator in bytes per follow and per account, the finished graph included. Measured.
struct GeneratorCost {
    double per_follow;
    double per_account;
};

GeneratorCost cost_of(const NetworkParams& network) noexcept {
    switch (network.model) {
        case NetworkModel::configuration: return {4.9, 17.0};
        case NetworkModel::communities: return {16.4, 40.0};
        case NetworkModel::erdos_renyi: return network.both_arcs ? GeneratorCost{11.8, 14.0} : GeneratorCost{3.9, 10.0};
        case NetworkModel::regular: return {15.6, 18.0};
        case NetworkModel::barabasi_albert: return {11.7, 14.0};
        case NetworkModel::rmat: return {4.0, 36.0};
        case NetworkModel::uniform_targets: return {4.0, 43.0};
        case NetworkModel::complete:
        case NetworkModel::empty: break;
    }
    return {0.0, 0.0};
}

// Failures expected of one customer over the run.
double failures_per_customer(const Scenario& scenario) noexcept {
    double failures = scenario.crowd.background_failures * hours_of(scenario.horizon) / (365.25 * 24.0);
    for (const IncidentParams& incident : scenario.incidents) {
        if (!has_failures(incident.incident_class)) continue;
        const double days_long = hours_of(incident.duration.count() > 0 ? incident.duration : scenario.horizon) / 24.0;
        // An outage is met by who uses the service while it lasts.
        const double uses = scenario.crowd.effective_uses_per_day();
        double times = 1.0 - exp_exact(-uses * days_long);
        for (const Aftershock& aftershock : incident.aftershocks) times += 1.0 - exp_exact(-uses * hours_of(aftershock.duration) / 24.0);
        if (incident.incident_class == IncidentClass::chronic) times = incident.hazard_per_day * days_long;
        failures += incident.affected * times;
    }
    return failures;
}

double large_array(double bytes, bool is_used) noexcept {
    if (bytes < kHugePage) return bytes;
    return is_used ? std::ceil(bytes / kHugePage) * kHugePage : 0.0;
}

}  // namespace

double MemoryForecast::least() const noexcept {
    double sum = 0.0;
    for (const MemoryPart& part : running) sum += part.least;
    return std::max(making, sum);
}

double MemoryForecast::most() const noexcept {
    double sum = 0.0;
    for (const MemoryPart& part : running) sum += part.most;
    return std::max(making, sum);
}

MemoryForecast forecast_memory(const Scenario& scenario, std::uint64_t accounts, std::uint64_t follows, int runs) {
    const auto people = static_cast<double>(accounts);
    const auto arcs = static_cast<double>(follows);
    const auto copies = static_cast<double>(std::max(runs, 1));
    const bool is_stored = scenario.network.file.empty() ? follows > 0 : true;
    MemoryForecast forecast;
    if (scenario.network.file.empty() && is_stored) {
        const GeneratorCost cost = cost_of(scenario.network);
        forecast.making = kProgram + cost.per_follow * arcs + cost.per_account * people;
    }
    forecast.running.push_back({"the program", kProgram, kProgram});
    const double graph = is_stored ? 8.0 * (people + 1.0) + (scenario.platform.follow_weights ? 8.0 : 4.0) * arcs : 0.0;
    forecast.running.push_back({"the graph", graph, graph});

    const bool is_thinned = scenario.sim.exposures == Exposures::shares_only;
    const double customers = scenario.crowd.customers * people;
    const double failures = failures_per_customer(scenario) * customers;
    const bool are_met = !is_thinned && (failures > 0.0 || !scenario.incidents.empty());
    const double state = large_array(people * sizeof(Account), are_met) +
                         (scenario.attitude.is_on() ? large_array(people * sizeof(Opinion), are_met) : 0.0) + people / 8.0;
    forecast.running.push_back({"what accounts remember", copies * state, copies * state});
    const double awareness = is_thinned ? 0.0 : people * sizeof(Awareness) * kHeardTwice;
    forecast.running.push_back({"whom they heard it from", 0.0, copies * awareness});

    const CrowdParams& crowd = scenario.crowd;
    const double decisions = crowd.direct_share() + (1.0 - crowd.direct_share()) * (1.0 - crowd.private_resolution);
    const double first_posts = failures * decisions * crowd.public_complaint * (1.0 + crowd.questions);
    const double per_post = sizeof(Post) * kGrowth;
    const double per_case = per_post + (sizeof(Case) + sizeof(CrowdCase) + kBytesPerCaseElsewhere) * kGrowth;
    forecast.running.push_back({"posts and cases", copies * first_posts * per_case,
                                copies * (first_posts * per_case + (is_thinned ? kPostsInCascade : kPostsInCrisis) * people * per_post)});
    // What is scheduled at the start is listed once and then put into the wheel.
    const double scheduled = 2.0 * failures * sizeof(Event);
    forecast.running.push_back(
        {"what is going to happen", copies * scheduled, copies * (scheduled + kPendingInCrisis * people * sizeof(Event))});
    return forecast;
}

}  // namespace firebreak
