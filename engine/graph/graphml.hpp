// GraphML, the format that graph viewers read (Gephi, yEd, Cytoscape).
#pragma once

#include "engine/graph/edge_list.hpp"
#include "engine/graph/follower_graph.hpp"

#include <filesystem>

namespace firebreak {

/// Reads the first graph of a GraphML file through pugixml. `edges` says what source and target of an edge mean. Accounts are numbered in
/// the order of the nodes; where all node ids are whole numbers, perhaps after an 'n', they become labels. Edges without direction count
/// both ways. A datum "weight" of the edges is read. Throws InputError. Takes some 300 bytes of memory per edge: meant for graphs up to a
/// few million follows. [setup]
[[nodiscard]] ReadGraph read_graphml(const std::filesystem::path& path, EdgeDirection edges);

/// Writes GraphML with the author as source and the follower as target, streamed. Throws InputError or RunError. [serial]
void write_graphml(const FollowerGraph& graph, const std::filesystem::path& path);

}  // namespace firebreak
