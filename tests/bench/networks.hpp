// The graphs that everything is measured on, by the engine's own generators and always the same.
#pragma once

#include "engine/graph/follower_graph.hpp"

namespace firebreak::bench {

/// W1: directed R-MAT, 2^20 accounts, 2^24 follows drawn (some 16.1 M are left after cleaning); quick: 2^16 and 2^20.
[[nodiscard]] FollowerGraph rmat_network(bool is_quick);
/// W2: Barabasi-Albert, 100 k accounts, 1 M links, both ways.
[[nodiscard]] FollowerGraph tied_network();
/// The same among 1 M accounts with 5 M links.
[[nodiscard]] FollowerGraph large_tied_network();

}  // namespace firebreak::bench
