#include "engine/graph/follower_graph.hpp"

#include "engine/graph/graph_checksum.hpp"
#include "engine/graph/parallel_blocks.hpp"

namespace firebreak {
namespace {

std::uint64_t hash_of_arrays(std::uint64_t accounts, const GraphArrays& arrays) {
    const GraphChecksums checksums{block_checksums(std::as_bytes(arrays.offsets.span())),
                                   block_checksums(std::as_bytes(arrays.followers.span())),
                                   block_checksums(std::as_bytes(arrays.weights.span())),
                                   {}};
    return content_hash_of(static_cast<std::uint32_t>(FollowerGraph::Kind::stored), accounts, arrays.followers.size(), checksums);
}

}  // namespace

FollowerGraph::FollowerGraph(Kind kind, std::uint32_t accounts)
    : kind_{kind}, accounts_{accounts}, content_hash_{content_hash_of(static_cast<std::uint32_t>(kind), accounts, 0, {})} {
    assert(accounts <= kMaxAccounts && "the highest ids have other meanings");
    if (kind == Kind::complete) {
        follows_ = accounts == 0 ? 0 : std::uint64_t{accounts} * (accounts - 1);
    } else {
        owned_.offsets = Buffer<std::uint64_t>(std::size_t{accounts} + 1);
        offsets_ = owned_.offsets.span();
    }
}

FollowerGraph FollowerGraph::stored(GraphArrays arrays) {
    assert(!arrays.offsets.empty() && arrays.offsets[arrays.offsets.size() - 1] == arrays.followers.size() && "offsets end at the follows");
    assert((arrays.weights.empty() || arrays.weights.size() == arrays.followers.size()) && "a weight per follow, or none");
    assert((arrays.labels.empty() || arrays.labels.size() + 1 == arrays.offsets.size()) && "a label per account, or none");
    FollowerGraph graph;
    graph.kind_ = Kind::stored;
    graph.accounts_ = static_cast<std::uint32_t>(arrays.offsets.size() - 1);
    graph.follows_ = arrays.followers.size();
    graph.content_hash_ = hash_of_arrays(graph.accounts_, arrays);
    graph.owned_ = std::move(arrays);
    graph.offsets_ = graph.owned_.offsets.span();
    graph.followers_ = graph.owned_.followers.span();
    graph.weights_ = graph.owned_.weights.span();
    graph.labels_ = graph.owned_.labels.span();
    return graph;
}

FollowerGraph FollowerGraph::mapped(MappedFile file, const MappedArrays& arrays, BackgroundCheck check) {
    FollowerGraph graph;
    graph.kind_ = Kind::stored;
    graph.accounts_ = static_cast<std::uint32_t>(arrays.offsets.size() - 1);
    graph.follows_ = arrays.followers.size();
    graph.content_hash_ = arrays.content_hash;
    graph.owned_ = {};
    graph.mapping_ = std::move(file);
    graph.check_ = std::move(check);
    graph.offsets_ = arrays.offsets;
    graph.followers_ = arrays.followers;
    graph.weights_ = arrays.weights;
    graph.labels_ = arrays.labels;
    return graph;
}

FollowerGraph FollowerGraph::with_transpose() && {
    if (kind_ == Kind::complete || has_transpose()) return std::move(*this);
    Buffer<std::uint64_t> offsets(std::size_t{accounts_} + 1);
    Buffer<AccountId> friends(follows_);
    for_each_slice(accounts_, [&](std::uint32_t first, std::uint32_t last) {
        for (const AccountId follower : followers_) {
            if (index(follower) >= first && index(follower) < last) ++offsets[index(follower)];
        }
    });
    std::uint64_t sum = 0;
    for (std::uint64_t& offset : offsets) sum += std::exchange(offset, sum);
    // Filling moves each row's start to its end, which is where the next row starts: afterwards all offsets are one place too early.
    for_each_slice(accounts_, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t author = 0; author < accounts_; ++author) {
            for (const AccountId follower : followers(AccountId{author})) {
                if (index(follower) >= first && index(follower) < last) friends[offsets[index(follower)]++] = AccountId{author};
            }
        }
    });
    for (std::size_t i = accounts_; i > 0; --i) offsets[i] = offsets[i - 1];
    offsets[0] = 0;
    friend_offsets_ = std::move(offsets);
    friends_ = std::move(friends);
    return std::move(*this);
}

std::uint64_t FollowerGraph::bytes() const noexcept {
    return offsets_.size_bytes() + followers_.size_bytes() + weights_.size_bytes() + friend_offsets_.span().size_bytes() +
           friends_.span().size_bytes();
}

}  // namespace firebreak
