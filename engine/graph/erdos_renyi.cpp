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

// The follows of each block of authors; with both arcs an author draws only those after it, and every success counts twice.
std::vector<std::vector<Follow>> draw_follows(const ErdosRenyi& model, double p, std::uint64_t key) {
    const double log_of_failure = log_exact(1.0 - p);
    std::vector<std::vector<Follow>> blocks(block_count(model.accounts, kRowsPerBlock));
    for_each_block(model.accounts, kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (auto author = static_cast<std::uint32_t>(begin); author < end; ++author) {
            const KeyedStream stream(hash_of(key, author));
            const std::uint32_t candidates = model.both_arcs ? model.accounts - 1 - author : model.accounts - 1;
            for_each_success(candidates, p, log_of_failure, stream, [&](std::uint32_t n) {
                const AccountId follower{model.both_arcs || n >= author ? (model.both_arcs ? author + 1 + n : n + 1) : n};
                blocks[block].push_back({AccountId{author}, follower});
                if (model.both_arcs) blocks[block].push_back({follower, AccountId{author}});
            });
        }
    });
    return blocks;
}

}  // namespace

FollowerGraph generate(const ErdosRenyi& model, Draws draws) {
    require_parameter(model.accounts <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    const double others = model.accounts > 1 ? model.accounts - 1 : 1;
    require_parameter(model.mean_follows >= 0.0 && model.mean_follows <= others,
                      "mean_follows must lie between 0 and the number of other accounts");
    if (model.accounts < 2 || model.mean_follows == 0.0) return FollowerGraph::empty(model.accounts);
    const auto blocks = draw_follows(model, model.mean_follows / others, draws.bits(Purpose::graph_edge, 1));
    std::vector<FollowPart> parts;
    for (const auto& block : blocks) parts.push_back({block, {}});
    DroppedFollows dropped;
    return FollowerGraph::stored(build_rows(model.accounts, parts, dropped));
}

}  // namespace firebreak
