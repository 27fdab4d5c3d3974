// The network that a scenario asks for: read (and cached) or generated.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace firebreak {

struct Network {
    FollowerGraph graph;
    /// One line for people: where it comes from, how large it is, what its lines meant.
    std::string summary;
    /// What was dropped, or could not be cached; one line each.
    std::vector<std::string> notes;
};

/// Throws InputError for a file that cannot be used. [setup]
[[nodiscard]] Network make_network(const NetworkParams& params);

}  // namespace firebreak
