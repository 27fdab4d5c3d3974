// Which posts the talk went back to, and what the company did about each: the first thing a debrief asks.
#pragma once

#include "engine/sim/simulation.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace firebreak {

/// The `most` roots against the company that were shared most, the most shared first: [{post, author, time_us, type, issue, shares, share
/// (of all shares), case, seen_us, reply_us, satisfied_us}…]; null where it does not apply. O(posts). [serial]
[[nodiscard]] nlohmann::ordered_json largest_conversations(const Simulation& simulation, std::size_t most);

}  // namespace firebreak
