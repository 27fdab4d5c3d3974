// firebreak graph info | generate | import | export
#pragma once

#include "engine/graph/graph_cache.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace firebreak {

struct GraphInfoOptions {
    std::filesystem::path file;
    LoadOptions load;
    bool is_json = false;
};

struct GraphGenerateOptions {
    /// One of the names that `firebreak graph generate --help` lists.
    std::string model = "configuration";
    std::uint32_t accounts = 100'000;
    double mean_follows = 32.5;
    std::uint64_t seed = 1;
    double follower_exponent = 2.05;
    double friend_exponent = 2.67;
    double cap = 0.17;
    double mixing = 0.30;
    double reciprocity = 0.22;
    bool both_arcs = false;
    std::filesystem::path output;
};

struct GraphImportOptions {
    std::filesystem::path file;
    LoadOptions load;
    std::filesystem::path output;
};

struct GraphExportOptions {
    std::filesystem::path file;
    LoadOptions load;
    std::filesystem::path output;
};

/// Each prints its result on stdout and words on stderr and returns the exit code; problems are thrown (InputError, RunError).
int graph_info(const GraphInfoOptions& options);
int graph_generate(const GraphGenerateOptions& options);
int graph_import(const GraphImportOptions& options);
int graph_export(const GraphExportOptions& options);

/// Adds `graph` and its four verbs to the program; the one that is called leaves its code in `exit_code`, which must outlive `app`.
void register_graph_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
