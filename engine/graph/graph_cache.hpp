// A graph from any file we read. Text is parsed once: its binary form is kept in a cache and found again by the text file's identity.
#pragma once

#include "engine/graph/edge_list.hpp"
#include "engine/graph/follower_graph.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

struct LoadOptions {
    /// What the columns of a text file mean; needed for text, ignored for a binary graph.
    std::optional<EdgeDirection> edges;
    bool strict = false;
    bool skips_bad_lines = false;
    bool reads_weights = true;
    bool uses_cache = true;
};

struct LoadedGraph {
    FollowerGraph graph;
    /// Of the text the graph was read from, now or when it was cached or imported; absent for a generated graph.
    std::optional<ReadReport> report;
    bool is_from_cache = false;
    /// What the user should be told: a cache that cannot be written, a damaged copy that was replaced.
    std::vector<std::string> notes;
};

/// Loads a binary graph, a GraphML file or an edge list (plain or gzip); which it is follows from the first bytes. Throws InputError: a
/// text file without a direction, bad lines, a damaged file. A cached graph is ready in the time of open_graph. [setup]
[[nodiscard]] LoadedGraph load_graph(const std::filesystem::path& path, const LoadOptions& options);

/// $FIREBREAK_CACHE_DIR, else $XDG_CACHE_HOME/firebreak, else ~/.cache/firebreak; empty when none of these is set.
[[nodiscard]] std::filesystem::path cache_folder();

/// Where the binary form of the text at `path` (as it is now: size, time and place on disk) would be kept; empty without a cache folder.
[[nodiscard]] std::filesystem::path cached_path(const std::filesystem::path& path, const LoadOptions& options);

}  // namespace firebreak
