// The graph for peers in other languages: offsets.u64, followers.u32, weights.f32 (the probability of each follow) and starts.u32, as they
// lie in memory. peers/graph_on_disk.py reads them.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <filesystem>
#include <span>

namespace firebreak::bench {

void write_for_peers(const FollowerGraph& graph, std::span<const float> weights, std::span<const AccountId> starts,
                     const std::filesystem::path& folder);

}  // namespace firebreak::bench
