#include "engine/cli/check_whole_run.hpp"

#include "engine/core/archive.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <fmt/format.h>

#include <string_view>

namespace firebreak {
namespace {

// A provider fails for six hours; two thousand accounts, three days: some hundred complaints, and a crisis.
constexpr std::string_view kScenario = R"(firebreak: 1
name: plugin_check
seed: 7
horizon: 3 d
network:
  accounts: 2000
  mean_follows: 20
crowd:
  customers: 40 %
  sector: mobile
  public_complaint: 30 %
strategy: canned
incidents:
  - id: outage
    class: outage
    cluster: preventable
    start: d1 07:00
    duration: 6 h
    affected: 60 %
    anger: 0.8
    vividness: 4
)";

void run(const check::Subject& subject, check::Report& report) {
    Diagnostics problems;
    const Scenario scenario = read_scenario_text(kScenario, "plugin_check.yaml", {}, problems);
    problems.throw_if_errors();
    const Network network = make_network(scenario.network);
    const std::uint32_t influencers = influencer_threshold(network.graph);
    const StrategyPlugin plugin = subject.plugin();
    const Time middle = kStart + scenario.horizon / 2;

    const auto first = check::made(plugin);
    Simulation whole{{scenario, network.graph, *first, 0, influencers}};
    whole.run_until(middle);
    Writer checkpoint;
    whole.save(checkpoint);
    whole.run();

    const auto second = check::made(plugin);
    Simulation again{{scenario, network.graph, *second, 0, influencers}};
    again.run();
    if (again.digest() != whole.digest()) report.failed("two runs of one scenario end in different states");

    const auto third = check::made(plugin);
    Simulation resumed{{scenario, network.graph, *third, 0, influencers}};
    Reader reader{checkpoint.bytes()};
    resumed.load(reader);
    resumed.run();
    if (resumed.digest() != whole.digest())
        report.failed("a run that goes on from a checkpoint ends in another state than one that was not interrupted");
    report.figure(fmt::format("{} posts, digest {:016x}", whole.book().posts.size(), whole.digest()));
}

constexpr check::ContractCheck kWholeRun{
    .name = "run",
    .promise = "carries a small outage to its end, the same in two runs, in two processes and from a checkpoint",
    .remedy = "mend what the checks above say first; then compare the decisions of two runs (--events decisions)",
    .is_same_everywhere = true,
    .run = run};

}  // namespace

const check::ContractCheck& whole_run_check() { return kWholeRun; }

}  // namespace firebreak
