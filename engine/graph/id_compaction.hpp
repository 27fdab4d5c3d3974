// From the ids of a file, any 64-bit numbers, to accounts 0 … n-1.
#pragma once

#include "engine/graph/buffer.hpp"
#include "engine/graph/edge_lines.hpp"
#include "engine/graph/row_builder.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

/// Follows between compacted accounts, in the order of the file, in as many pieces as there were chunks.
struct CompactedFollows {
    std::uint32_t accounts = 0;
    std::vector<Buffer<Follow>> pieces;
    /// The id of each account in the file, increasing; empty when it is the account's own index.
    Buffer<std::uint64_t> labels;
};

/// Numbers the ids that occur 0 … n-1 in increasing order of the id, so that ids which are 0 … n-1 already stay what they are.
/// With `is_swapped` the right id of a pair is the author. Frees the pairs it has read. Throws InputError with more than kMaxAccounts ids.
/// O(pairs) while ids are dense, O(pairs · log ids) for scattered ids. [setup]
template <class Id>
[[nodiscard]] CompactedFollows compact_ids(std::vector<ParsedChunk<Id>>& chunks, bool is_swapped);

extern template CompactedFollows compact_ids(std::vector<ParsedChunk<std::uint32_t>>&, bool);
extern template CompactedFollows compact_ids(std::vector<ParsedChunk<std::uint64_t>>&, bool);

}  // namespace firebreak
