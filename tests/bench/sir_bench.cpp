// SIR in continuous time: a post lives for an exponential time, each follower sees it after another, and whoever sees it shares it. Beside
// igraph's sir on the same graph, both from random accounts. A state change is an infection or a recovery.
#include "tests/bench/engine_run.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/peers/igraph_sir.hpp"
#include "tests/bench/sections.hpp"

#include <fmt/format.h>

namespace firebreak::bench {
namespace {

// Powers of two: igraph 0.10.2 gives up where sums of rates, after rounding, fall below 0.
constexpr double kInfectionPerHour = 0.25;
constexpr double kRecoveryPerHour = 1.0;

Scenario epidemic() {
    return scenario_of("scenarios/small/pure_contagion.yaml",
                       {"platform.share_probability=100", "platform.kernel=exponential", "platform.kernel_mean=4 h",
                        "platform.post_lifetime=1 h", "company.policy_tick=1 d", "sim.metrics_tick=1 d", "horizon=10 d"});
}

// An epidemic counts from this share of the accounts on; those that die out at once take no time and change nothing.
constexpr double kCaughtOn = 0.01;

/// `count` repetitions that catch on.
std::vector<std::uint64_t> repetitions_that_catch_on(const Runs& runs, const FollowerGraph& graph, std::size_t count) {
    std::vector<std::uint64_t> caught;
    for (std::uint64_t repetition = 0; caught.size() < count && repetition < 1000; ++repetition) {
        runs.run(repetition, 1, [&](const Simulation& done) {
            if (static_cast<double>(done.book().posts.size()) > kCaughtOn * graph.accounts()) caught.push_back(repetition);
        });
    }
    return caught;
}

void measure_on(Session& session, const std::string& id, const FollowerGraph& graph, std::size_t epidemics) {
    const Scenario scenario = epidemic();
    const Runs runs{scenario, graph};
    const IgraphSir igraph{graph};
    const std::vector<std::uint64_t> repetitions = repetitions_that_catch_on(runs, graph, epidemics);
    session.tell(
        fmt::format("Plain SIR among {} accounts", graph.accounts()),
        fmt::format("{:.1f} M ties, infection {} and recovery {} per hour, {} epidemics a round that caught on, 1 thread. In the engine "
                    "a recovery is the end of a post's life and needs no event of its own.",
                    static_cast<double>(graph.follows()) / 2e6, kInfectionPerHour, kRecoveryPerHour, epidemics));
    const auto engine_round = [&] {
        double changes = 0.0;
        const double seconds = seconds_of([&] {
            for (const std::uint64_t repetition : repetitions)
                runs.run(repetition, 1, [&](const Simulation& done) { changes += 2.0 * static_cast<double>(done.book().posts.size()); });
        });
        return changes / seconds / 1e6;
    };
    const auto igraph_round = [&] {
        double changes = 0.0;
        std::size_t caught = 0;
        bool has_failed = false;
        const double seconds = seconds_of([&] {
            while (caught < epidemics && !has_failed) {
                const double more = igraph.state_changes(kInfectionPerHour, kRecoveryPerHour);
                has_failed = more < 0.0;
                changes += more;
                if (more > kCaughtOn * graph.accounts()) ++caught;
            }
        });
        return has_failed ? -1.0 : changes / seconds / 1e6;
    };
    session.compete(
        {{id, "engine", "M state changes/s", engine_round}, {id + "_igraph", "igraph's sir", "M state changes/s", igraph_round}});
}

}  // namespace

void measure_sir(Session& session) {
    measure_on(session, "sir.w2", tied_network(), 4);
    if (!session.options().is_quick) measure_on(session, "sir.large", large_tied_network(), 1);
}

}  // namespace firebreak::bench
