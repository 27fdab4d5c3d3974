#include "engine/cli/gain_verb.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/report/gain_text.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace firebreak {
namespace {

struct Options {
    std::string scenario;
    std::vector<std::string> overrides;
    bool is_json = false;
};

void run(const Options& options) {
    Diagnostics problems;
    const Scenario scenario = read_scenario(options.scenario, ReadOptions{options.overrides}, problems);
    problems.throw_if_errors();
    for (const Problem& problem : problems.problems()) fmt::print(stderr, "{}\n", problem.text());
    const Network network = make_network(scenario.network);
    for (const std::string& note : network.notes) fmt::print(stderr, "{}\n", note);
    fmt::print(stderr, "network: {}\n", network.summary);
    if (scenario.platform.follow_weights && !network.graph.has_weights()) {
        throw InputError({scenario.file}, "platform.follow_weights is true, but the graph has no third column of probabilities");
    }
    const EffectiveGain gain = effective_gain(scenario, network.graph, influencer_threshold(network.graph));
    network.graph.require_sound();
    fmt::print("{}", options.is_json ? gain_json(gain) + "\n" : gain_report(gain));
    if (std::fflush(stdout) != 0) throw RunError("the gain could not be printed");
}

}  // namespace

void register_gain_verb(CLI::App& app, int& exit_code) {
    CLI::App* verb = app.add_subcommand("gain", "Say how many further posts one post brings about, without running anything.");
    const auto options = std::make_shared<Options>();
    verb->add_option("scenario", options->scenario, "Scenario file.")->required();
    verb->add_option("--set", options->overrides, "Override a parameter: --set platform.visibility=0.2; may be repeated.")
        ->allow_extra_args(false);
    verb->add_flag("--json", options->is_json, "Print all parts as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak gain scenarios/fr_bank_outage.yaml --set platform.damping=1\n\n"
        "What each part means and how it is computed stands in docs/effective-gain.md. Exit codes: 0 done, 2 bad input, 3 failed.");
    verb->callback([options, &exit_code] {
        run(*options);
        exit_code = 0;
    });
}

}  // namespace firebreak
