// Accounts chosen by their place in the network: first posters with so many followers, supporters near the fire. O(accounts log accounts),
// and only where a scenario asks for it.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/core/ids.hpp"
#include "engine/events/post.hpp"
#include "engine/graph/follower_graph.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

/// Per incident, the accounts whose follower counts are nearest to its `seed_followers`; empty where anybody may be first. [setup]
[[nodiscard]] std::vector<std::vector<AccountId>> seed_candidates(const Scenario& scenario, const FollowerGraph& graph);

/// How many friends each account has. O(follows). [setup]
[[nodiscard]] std::vector<std::uint32_t> friends_counts(const FollowerGraph& graph);
/// Whether any rule of the scenario asks for that.
[[nodiscard]] bool needs_friends(const Scenario& scenario) noexcept;

/// Distinct accounts that will speak for the company; `first_number` names the call. Fewer than wanted in a small network. [serial]
[[nodiscard]] std::vector<AccountId> choose_supporters(const Supporters& wanted, const FollowerGraph& graph, const PostBook& book,
                                                       const Draws& draws, std::uint32_t first_number);

}  // namespace firebreak
