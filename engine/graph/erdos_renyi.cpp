#include "engine/core/elementary.hpp"
#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

#include <cmath>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 4096;

// Visits each of [0, size) independently with probability p, by the gaps between successes. O(size · p).
template <class Visit>
void for_each_success(std::uint64_t size, double p, double log_of_failure, KeyedStream stream, Visit&& visit) {
    for (std::uint64_t at = 0; at < size; ++at) {
        if (p < 1.0) {
            const double gap = std::floor(log_exact(1.0 - stream.uniform()) / log_of_failure);
            if (gap >= static_cast<double>(size - at)) return;
            at += static_cast<std::uint64_t>(gap);
        }
        visit(static_cast<std::uint32_t>(at));
    }
}

// The followers of an author come in order, and nothing is drawn twice: two passes over the same draws, one that counts and one that
// writes, need no sorting and no memory but the rows.
GraphArrays draw_rows(const ErdosRenyi& model, double p, std::uint64_t key) {
    const double log_of_failure = log_exact(1.0 - p);
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(std::size_t{model.accounts} + 1);
    const auto for_each_follow = [&](auto&& visit) {
        for_each_block(model.accounts, kRowsPerBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
            for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
                std::uint64_t nth = 0;
                for_each_success(model.accounts - 1, p, log_of_failure, KeyedStream(hash_of(key, author)),
                                 [&](std::uint32_t n) { visit(author, nth++, AccountId{n < author ? n : n + 1}); });
            }
        });
    };
    for_each_follow([&](std::uint32_t author, std::uint64_t, AccountId) { ++arrays.offsets[author]; });
    counts_to_offsets(arrays.offsets.span());
    arrays.followers = Buffer<AccountId>(arrays.offsets[model.accounts]);
    for_each_follow(
        [&](std::uint32_t author, std::uint64_t nth, AccountId follower) { arrays.followers[arrays.offsets[author] + nth] = follower; });
    return arrays;
}

// An author draws only those after it, and every success is a follow each way.
GraphArrays draw_pairs(const ErdosRenyi& model, double p, std::uint64_t key) {
    const double log_of_failure = log_exact(1.0 - p);
    std::vector<std::vector<Follow>> blocks(block_count(model.accounts, kRowsPerBlock));
    for_each_block(model.accounts, kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
            for_each_success(model.accounts - 1 - author, p, log_of_failure, KeyedStream(hash_of(key, author)), [&](std::uint32_t n) {
                const AccountId follower{author + 1 + n};
                blocks[block].push_back({AccountId{author}, follower});
                blocks[block].push_back({follower, AccountId{author}});
            });
        }
    });
    std::vector<FollowPart> parts;
    for (const auto& block : blocks) parts.push_back({block, {}});
    DroppedFollows dropped;
    return build_rows(model.accounts, parts, dropped);
}

}  // namespace

FollowerGraph generate(const ErdosRenyi& model, Draws draws) {
    require_parameter(model.accounts <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    const double others = model.accounts > 1 ? model.accounts - 1 : 1;
    require_parameter(model.mean_follows >= 0.0 && model.mean_follows <= others,
                      "mean_follows must lie between 0 and the number of other accounts");
    if (model.accounts < 2 || model.mean_follows == 0.0) return FollowerGraph::empty(model.accounts);
    const double p = model.mean_follows / others;
    const std::uint64_t key = draws.bits(Purpose::graph_edge, 1);
    return FollowerGraph::stored(model.both_arcs ? draw_pairs(model, p, key) : draw_rows(model, p, key));
}

}  // namespace firebreak
