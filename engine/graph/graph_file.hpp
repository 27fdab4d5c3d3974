// The binary form of a graph, .fbgraph: one header, then the arrays as they lie in memory, so that loading is mapping.
//
//   header (128 bytes) | checksums | offsets | followers | weights? | labels?      each part begins at a multiple of 64 bytes
//
// Where each part lies follows from the counts in the header, so a hostile file has no offsets to lie about.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/graph/read_report.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace firebreak {

/// Files below this size are checked against their checksums in full before they are used.
inline constexpr std::uint64_t kAlwaysVerifiedBytes = std::uint64_t{256} << 20;

enum class Verify {
    automatic,   ///< full below kAlwaysVerifiedBytes, else background
    full,        ///< all checksums, before the graph is used
    background,  ///< meanwhile; FollowerGraph::require_sound() tells
    structure,   ///< none: only that offsets, rows and ids make a graph
};

/// What is in a binary file.
struct StoredGraph {
    FollowerGraph graph;
    /// Of the text file this graph was once read from; absent for a generated graph.
    std::optional<ReadReport> report;
};

/// Writes `graph` aside and renames it to `path`. Throws InputError (cannot be written) or RunError (disk full). [serial]
void save_graph(const FollowerGraph& graph, const std::filesystem::path& path, const std::optional<ReadReport>& report = {});

/// Maps `path` and validates it: whatever `verify` says, offsets are monotone, rows strictly increasing and ids within range afterwards.
/// Throws InputError with what is wrong. O(follows), at the speed of memory: 16 M follows in some 15 to 25 ms. [setup]
[[nodiscard]] StoredGraph open_graph(const std::filesystem::path& path, Verify verify = Verify::automatic);

/// Whether these first bytes of a file are those of a binary graph.
[[nodiscard]] bool is_graph_file(std::span<const std::byte> first_bytes) noexcept;

}  // namespace firebreak
