// What `firebreak run` does with its options.
#pragma once

#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/network.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

struct RunOptions {
    std::filesystem::path scenario;
    std::vector<std::string> overrides;
    std::vector<std::filesystem::path> plugins;
    std::optional<std::string> strategy;
    std::optional<std::uint64_t> seed;
    std::uint64_t repetition = 0;
    int threads = 0;
    /// Folder for tables and manifest; empty: print the summary only.
    std::filesystem::path out;
    /// posts, cases, decisions.
    std::vector<std::string> events;
    std::string checkpoint_every;
    std::filesystem::path resume;
    std::filesystem::path journal;
    /// Writes down why the strategy acts, for those that say so.
    bool explains_decisions = false;
    bool shows_progress = false;
    bool is_json = false;
    /// Refuse to begin a run that may take more than this, as "8 GiB"; empty: no limit.
    std::string memory;
    /// Says the effective gain before the run.
    bool prints_gain = true;
    /// Also runs the same people without any incident, to measure damage against.
    bool makes_reference = true;
    /// How many replicates, numbered from `repetition` on; one: the whole story of that one.
    std::int64_t replicates = 1;
    /// Of many replicates, one whose strategy did not come with the program is given up after this long by the clock.
    std::string replicate_limit = "10 min";
};

/// The scenario with the journal's commands in its timeline, and these commands once more by themselves.
struct LoadedScenario {
    Scenario scenario;
    std::vector<Command> journal;
};
/// Where the process is watched, one call of a strategy may take no longer than a replicate. Throws InputError.
void hold_strategies_to_limit(const RunOptions& options);
/// Reads what the options name and prints warnings. Throws InputError.
[[nodiscard]] LoadedScenario load_scenario(const RunOptions& options);
/// Prints what is known before a run: the network with its notes, the strategy, the effective gain, which it returns where it was wanted.
std::optional<double> announce(const RunOptions& options, const Scenario& scenario, const Network& network, const ChosenPlugins& plugins,
                               std::uint32_t influencer_followers);
void make_folder(const std::filesystem::path& folder);

/// Runs one replicate and returns the exit code. Throws InputError and RunError.
int run_session(const RunOptions& options);
/// Runs many, side by side, and tells how they spread; the probability of a crisis first.
int replicates_session(const RunOptions& options);

}  // namespace firebreak
