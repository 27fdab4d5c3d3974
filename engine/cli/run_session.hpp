// What `firebreak run` does with its options.
#pragma once

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
    bool shows_progress = false;
    bool is_json = false;
    /// Says the effective gain before the run.
    bool prints_gain = true;
};

/// Runs one replicate and returns the exit code. Throws InputError and RunError.
int run_session(const RunOptions& options);

}  // namespace firebreak
