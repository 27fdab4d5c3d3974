// Matching stubs at random yields some self-loops and duplicates. Exchanging followers between two authors mends them and keeps all counts.
#pragma once

#include "engine/graph/follower_graph.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"

#include <cstdint>
#include <functional>

namespace firebreak {

/// Names a follow (its position in the array) whose follower `author` may take in exchange for one it cannot keep.
using ChoosePartner = std::function<std::uint64_t(AccountId author, KeyedStream& stream)>;

/// Sorts the rows and exchanges followers until no self-loop or duplicate is left; what is left after forty rounds is dropped and reported.
/// Each round looks only at the rows it has touched. O(follows · log row) for the first, then a few per cent of it. [setup]
void make_simple(GraphArrays& arrays, std::uint64_t key, const ChoosePartner& choose_partner, GenerationReport& report);

/// Throws InputError with `message` unless `is_fine`: parameters of generators come from users.
void require_parameter(bool is_fine, const char* message);

}  // namespace firebreak
