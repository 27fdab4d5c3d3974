// What a finished run leaves behind: tables and a manifest in a folder, a summary on the terminal.
#pragma once

#include "engine/cli/run_session.hpp"
#include "engine/measure/run_record.hpp"
#include "engine/plugin/explained_strategy.hpp"
#include "engine/report/terminal_summary.hpp"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/simulation.hpp"

#include <chrono>
#include <vector>

namespace firebreak {

struct FinishedRun {
    const Simulation& simulation;
    const Scenario& scenario;
    /// Commands that came from outside the scenario.
    const std::vector<Command>& journal;
    const ChosenPlugins& plugins;
    const Network& network;
    std::chrono::system_clock::time_point started;
    /// The same people without any incident, where that was run.
    const RunRecord* reference = nullptr;
    /// Why the strategy acted, where that was asked for.
    std::vector<Explanation> explanations;
    /// Effective gain at t0, where it was computed.
    std::optional<double> gain;
};

/// Colours and width as the terminal has them; neither where stdout is none.
[[nodiscard]] SummaryStyle terminal_style();

/// Writes the tables (with --out) and prints the summary. Throws RunError when a file cannot be written; then there is no manifest.
void print_results(const FinishedRun& run, const RunOptions& options);

}  // namespace firebreak
