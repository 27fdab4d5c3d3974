// manifest.json: what a folder of results was made from and with, so that it can be made again. Written last: a folder that has one is
// whole.
#pragma once

#include "engine/report/csv.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace firebreak {

/// The format of manifest and tables; raised when a reader of the old one would go wrong.
inline constexpr int kResultFormat = 1;

struct ManifestParam {
    std::string key;
    /// As YAML would write it; the content of a file or a tree.
    std::string value;
    /// Of a file or a tree: where it was read, and hash_text of `value`; 0 for anything else.
    std::string file = {};
    std::uint64_t content_hash = 0;
};

struct ManifestStrategy {
    std::string name;
    std::string version;
    /// Empty, with hash 0, for a strategy that stands in the program itself.
    std::string file;
    std::uint64_t file_hash = 0;
    std::vector<ManifestParam> params;
    /// In the order in which they change what the strategy orders.
    std::vector<ManifestStrategy> modifiers = {};
};

struct Manifest {
    std::string program_version;
    std::string scenario_name;
    /// The scenario with every default, as YAML; reading it repeats the run.
    std::string scenario_yaml;
    std::uint64_t scenario_hash = 0;
    ManifestStrategy strategy;
    std::string graph_summary;
    std::uint64_t graph_accounts = 0;
    std::uint64_t graph_follows = 0;
    std::uint64_t graph_hash = 0;
    RunLabel label;
    std::string host;
    std::string compiler;
    /// UTC, "2012-07-02T08:00:00Z".
    std::string started;
    double wall_seconds = 0.0;
    int threads = 1;
    std::string loop;
    std::string draws;
    /// Problems that did not stop the run, one line each.
    std::vector<std::string> notes;
    std::vector<WrittenFile> results;
    /// Simulation::digest() at the end.
    std::uint64_t final_state = 0;
};

[[nodiscard]] std::string manifest_json(const Manifest& manifest);

/// Writes manifest.json into the folder. Errors as in CsvFile.
[[nodiscard]] WrittenFile write_manifest(const std::filesystem::path& folder, const Manifest& manifest);

/// This machine's name, the compiler of this build, an instant of the wall clock.
[[nodiscard]] std::string host_name();
[[nodiscard]] std::string compiler_name();
[[nodiscard]] std::string utc_text(std::chrono::system_clock::time_point when);

}  // namespace firebreak
