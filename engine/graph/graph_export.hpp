// Graphs for other programs.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <filesystem>

namespace firebreak {

/// Writes the format that the name's ending asks for: .graphml; .csv (author,follower with a line of names); .txt, .edges or .tsv (tabs,
/// comments that state the direction); .fbgraph. Accounts appear under their labels, weights as the last column. The file appears whole or
/// not at all. Throws InputError (another ending, not writable) or RunError (disk full). Accounts without follows are lost in .csv and
/// .txt. [serial]
void export_graph(const FollowerGraph& graph, const std::filesystem::path& path);

}  // namespace firebreak
