// Everything that a run knows about one account, for whoever asks why it did what it did.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/sim/simulation.hpp"

#include <nlohmann/json.hpp>

namespace firebreak {

/// {account, role, followers, is_customer, anger, grievances, failures, sources, chain: [{account, posted_us}…], posts: [{id, time_us,
/// type, issue, shares}…], cases: [{case, opened_us, status facts…}]}. `chain` leads from the account to whom it first heard from, and on
/// from there. O(posts). [serial]
[[nodiscard]] nlohmann::ordered_json account_story(const Simulation& simulation, AccountId account);

}  // namespace firebreak
