// What the graph takes per follow, a run per account before anything happens, and the program as a whole.
#include "tests/bench/engine_run.hpp"
#include "tests/bench/networks.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/sections.hpp"

#include "engine/sim/memory_forecast.hpp"
#include "engine/sim/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace firebreak::bench {
namespace {

// By the system's count of resident pages, of a run that is set up and has not begun; the graph has no follows, and is there before.
double bytes_per_account(bool is_quick) {
    const Scenario scenario =
        scenario_of("scenarios/fr_bank_outage.yaml", {"network.model=empty", is_quick ? "network.accounts=100k" : "network.accounts=1M"});
    const Network network = make_network(scenario.network);
    const std::unique_ptr<Strategy> strategy = [&] {
        Diagnostics problems;
        return StrategyLibrary{default_plugin_folders()}.open(scenario.strategy.name).create({}, problems);
    }();
    const std::uint32_t influencers = influencer_threshold(network.graph);
    const double before = resident_bytes();
    const Simulation simulation{{scenario, network.graph, *strategy, 0, influencers, 1}};
    return (resident_bytes() - before) / static_cast<double>(network.graph.accounts());
}

double peak_of(const std::vector<std::string>& words) {
    std::vector<std::string> all{firebreak_program().string(), "run"};
    all.insert(all.end(), words.begin(), words.end());
    const ProcessResult result = run_process(all);
    return result.exit_code == 0 ? result.peak_bytes / 1e6 : -1.0;
}

// What was foretold, over what the whole program took: of a run that stays small, and of one that reaches most people.
void tell_forecasts(Session& session, bool is_quick) {
    const std::string accounts = is_quick ? "network.accounts=100k" : "network.accounts=1M";
    const std::vector<std::string> calm{accounts, "network.mean_follows=16", "platform.trending_rate=0", "media.rate=0"};
    const std::vector<std::string> crisis{accounts, "network.mean_follows=16", "platform.visibility=0.3", "incidents.outage.vividness=5"};
    double worst = 1.0;
    for (const auto& [overrides, is_crisis] : {std::pair{calm, false}, std::pair{crisis, true}}) {
        const Scenario scenario = scenario_of("scenarios/fr_bank_outage.yaml", overrides);
        std::vector<std::string> words{(source_folder() / "scenarios/fr_bank_outage.yaml").string(), "--no-reference", "--threads", "1"};
        for (const std::string& one : overrides) words.insert(words.end(), {"--set", one});
        const double used = peak_of(words) * 1e6;
        const FollowerGraph graph = make_network(scenario.network).graph;
        const MemoryForecast forecast = forecast_memory(scenario, graph.accounts(), graph.follows(), 1);
        const double foretold = is_crisis ? forecast.most() : forecast.least();
        session.keep(is_crisis ? "memory.foretold_crisis" : "memory.foretold_calm",
                     is_crisis ? "foretold if everybody hears of it / used by an outage that most people hear of"
                               : "foretold at least / used by an outage that hardly spreads",
                     "", {foretold / used});
        worst = std::max({worst, foretold / used, used / foretold});
    }
    session.keep("memory.predicted", "the worse of both, either way round", "", {worst});
}

}  // namespace

void measure_memory(Session& session) {
    const bool is_quick = session.options().is_quick;
    session.tell("Memory", "The graph is W1's. A run's accounts take memory when something happens to them.");
    session.keep("memory.account", "a run that is set up and has not begun", "bytes per account", {bytes_per_account(is_quick)});
    {
        const FollowerGraph graph = rmat_network(is_quick);
        session.keep("memory.follow", "the graph, one direction", "bytes per follow",
                     {static_cast<double>(graph.bytes()) / static_cast<double>(graph.follows())});
    }
    const std::string accounts = is_quick ? "network.accounts=100k" : "network.accounts=1M";
    const std::string outage = (source_folder() / "scenarios/fr_bank_outage.yaml").string();
    session.keep("memory.outage", "the whole program: the bank's outage, 1 M accounts, 16 follows each", "MB at the peak",
                 {peak_of({outage, "--set", accounts, "--set", "network.mean_follows=16", "--threads", "1"})});
    if (!is_quick) {
        session.keep("memory.hot_day", "the whole program: the hot day", "MB at the peak",
                     {peak_of({(source_folder() / "tests/bench/hot_day.yaml").string(), "--no-reference", "--threads", "1"})});
    }
    tell_forecasts(session, is_quick);
}

}  // namespace firebreak::bench
