// Reading edge lists: SNAP's text files and CSV, plain or gzip.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/graph/read_report.hpp"

#include <filesystem>
#include <string_view>

namespace firebreak {

/// What the two columns of a file mean. There is no default: half of the published follower graphs have it one way, half the other.
enum class EdgeDirection {
    author_follower,  ///< "u v": v follows u, so what u posts reaches v
    follower_author,  ///< "u v": u follows v, so what v posts reaches u
};

/// "author-follower" or "follower-author".
[[nodiscard]] std::string_view name_of(EdgeDirection direction) noexcept;

struct EdgeListOptions {
    EdgeDirection edges = EdgeDirection::author_follower;
    /// Self-loops and duplicates are errors, instead of being dropped and counted.
    bool strict = false;
    /// Lines that cannot be read are counted, instead of being errors.
    bool skips_bad_lines = false;
    /// A third column is the weight of the follow; otherwise all after the second column is left alone.
    bool reads_weights = true;
};

/// A graph and what was met while it was read.
struct ReadGraph {
    FollowerGraph graph;
    ReadReport report;
};

/// Reads lines of two or three columns separated by blanks, tabs, commas or semicolons; lines that begin with '#' or '%' are comments, a
/// first line of column names is allowed where commas or semicolons separate, a byte order mark and CRLF do no harm. Ids are whole numbers
/// below 2^64 and become accounts 0 … n-1 in increasing order of the id (label() tells the id). Throws InputError with the first twenty
/// problems (file:line:column). Parsing takes about four times as long as `wc -l`, building the rows some 50 ns per line; memory 8-16 bytes
/// per line above the graph. The same graph for any number of threads. [setup]
[[nodiscard]] ReadGraph read_edge_list(const std::filesystem::path& path, const EdgeListOptions& options);

}  // namespace firebreak
