// A made-up moment of a crisis on a network: news that went out from a few well-followed accounts.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/live/live_snapshot.hpp"

namespace firebreak::viewer::test {

/// After this many waves. Everyone's flags and anger, and posts of those who were last.
[[nodiscard]] LiveSnapshot made_up_course(const FollowerGraph& graph, int waves);

}  // namespace firebreak::viewer::test
