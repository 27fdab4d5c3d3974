// Whole runs through the engine as users run it: a large network over a week, and a hot one where nearly everybody talks.
#include "tests/bench/bench.hpp"

#include "engine/plugin/loader.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <fmt/format.h>

namespace firebreak::bench {
namespace {

Scenario week_of_outage(std::uint32_t accounts, double mean_follows) {
    Scenario scenario;
    scenario.horizon = days{7};
    scenario.network.accounts = accounts;
    scenario.network.mean_follows = mean_follows;
    scenario.crowd.customers = 0.15;
    scenario.crowd.sector = Sector::bank;
    IncidentParams outage;
    outage.id = "outage";
    outage.start = days{1} + hours{7};
    outage.anger = 0.8;
    outage.vividness = 2.0;
    scenario.incidents = {outage};
    return scenario;
}

void run_once(const char* name, const Scenario& scenario, const FollowerGraph& graph, std::uint32_t influencers, int threads, int rounds) {
    Diagnostics problems;
    const StrategyPlugin plugin = StrategyLibrary{default_plugin_folders()}.open("canned");
    std::uint64_t posts = 0;
    std::uint64_t exposures = 0;
    std::uint64_t follows = 0;
    const Timing timing = time_of(rounds, [&] {
        const std::unique_ptr<Strategy> strategy = plugin.create({}, problems);
        Simulation simulation{{scenario, graph, *strategy, 0, influencers, threads}};
        simulation.run();
        posts = simulation.book().posts.size();
        exposures = simulation.exposures_handled();
        follows = simulation.follows_crossed();
    });
    fmt::print("{}, {} thread(s): {:.3f} s ({:.3f} - {:.3f}), {} posts\n", name, threads, timing.median, timing.least, timing.most, posts);
    print_rate("  exposures handled", static_cast<double>(exposures), timing);
    print_rate("  follows crossed", static_cast<double>(follows), timing);
}

}  // namespace

void run_full_model(int rounds, std::uint32_t accounts, double mean_follows) {
    Scenario scenario = week_of_outage(accounts, mean_follows);
    const Timing making = time_of(1, [&] { static_cast<void>(make_network(scenario.network)); });
    const Network network = make_network(scenario.network);
    const std::uint32_t influencers = influencer_threshold(network.graph);
    fmt::print("\nWhole runs: {}, made in {:.1f} s\n", network.summary, making.median);
    run_once("a week with an outage", scenario, network.graph, influencers, 1, rounds);
    run_once("a week with an outage", scenario, network.graph, influencers, 2, rounds);
    scenario.horizon = days{2};
    scenario.platform.visibility = 0.3;
    scenario.platform.share_probability = 1.0;
    scenario.platform.damping = 1.0;
    run_once("two days on fire", scenario, network.graph, influencers, 1, rounds);
    run_once("two days on fire", scenario, network.graph, influencers, 2, rounds);
    fmt::print("peak memory of this process: {:.0f} MB\n", peak_memory_mb());
}

}  // namespace firebreak::bench
