// Who hears whom: the immutable network on which everything spreads.
// Compressed rows (4 bytes per follow and 8 per account), because an adjacency list takes 59 bytes per follow and scans five times slower.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/graph/background_check.hpp"
#include "engine/graph/buffer.hpp"
#include "engine/graph/mapped_file.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace firebreak {

/// The most accounts a graph may have; the ids above have other meanings (no account, the company).
inline constexpr std::uint64_t kMaxAccounts = index(kCompanyAccount);

/// The arrays of a stored graph: accounts + 1 offsets, and per follow a follower and perhaps a weight.
struct GraphArrays {
    Buffer<std::uint64_t> offsets;
    Buffer<AccountId> followers;
    /// Empty, or one per follow.
    Buffer<float> weights;
    /// Empty, or one per account: its id in the file it was read from.
    Buffer<std::uint64_t> labels;
};

/// The same arrays as they lie in a mapped file, and the hash that was verified there.
struct MappedArrays {
    std::span<const std::uint64_t> offsets;
    std::span<const AccountId> followers;
    std::span<const float> weights;
    std::span<const std::uint64_t> labels;
    std::uint64_t content_hash = 0;
};

/// A directed graph without self-loops or repeated follows. An edge, a *follow*, runs from the author to the follower, the way news flows.
/// Move-only; replicates share one by const reference. Reading it is [parallel], a moved-from graph may only be destroyed or assigned.
class FollowerGraph {
  public:
    enum class Kind : std::uint32_t {
        stored,    ///< rows in memory or in a mapped file
        complete,  ///< everyone follows everyone else; nothing is stored and followers() must not be called
        empty,     ///< no follows
    };

    /// A graph without accounts.
    FollowerGraph() : FollowerGraph(Kind::empty, 0) {}
    /// A graph that owns its rows, each strictly increasing and within [0, accounts). O(follows), for the hash. [setup]
    [[nodiscard]] static FollowerGraph stored(GraphArrays arrays);
    /// A graph whose rows, already validated, lie in `file`; `check`, if any, still compares them with their checksums. O(1). [setup]
    [[nodiscard]] static FollowerGraph mapped(MappedFile file, const MappedArrays& arrays, BackgroundCheck check = {});
    /// Everyone follows everyone else. O(1).
    [[nodiscard]] static FollowerGraph complete(std::uint32_t accounts) { return {Kind::complete, accounts}; }
    /// Nobody follows anybody. 8 bytes per account.
    [[nodiscard]] static FollowerGraph empty(std::uint32_t accounts) { return {Kind::empty, accounts}; }

    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] std::uint32_t accounts() const noexcept { return accounts_; }
    [[nodiscard]] std::uint64_t follows() const noexcept { return follows_; }

    /// Who sees what `author` posts, in increasing order of id. Not for a complete graph.
    [[nodiscard]] std::span<const AccountId> followers(AccountId author) const noexcept {
        return {followers_.data() + first_follow(author), followers_count_of_row(author)};
    }
    [[nodiscard]] std::uint64_t followers_count(AccountId author) const noexcept {
        return kind_ == Kind::complete ? accounts_ - 1 : followers_count_of_row(author);
    }
    /// The number of the first follow of `author`: follows are numbered 0 … follows()-1 by author, then follower. Not for a complete graph.
    [[nodiscard]] std::uint64_t first_follow(AccountId author) const noexcept {
        assert(kind_ != Kind::complete && "a complete graph stores no rows");
        assert(index(author) < accounts_ && "an account of this graph");
        return offsets_[index(author)];
    }
    [[nodiscard]] AccountId follower_at(std::uint64_t follow) const noexcept { return followers_[follow]; }

    [[nodiscard]] bool has_weights() const noexcept { return !weights_.empty(); }
    /// Has the place of an author's row on its way to the cache; followers() waits for nothing else.
    [[gnu::always_inline]] void prefetch_place(AccountId author) const noexcept {
        if (kind_ == Kind::stored && index(author) < accounts_) __builtin_prefetch(offsets_.data() + index(author));
    }

    /// Parallel to followers(author); empty without weights.
    [[nodiscard]] std::span<const float> weights(AccountId author) const noexcept {
        return has_weights() ? weights_.subspan(first_follow(author), followers_count_of_row(author)) : std::span<const float>{};
    }

    [[nodiscard]] bool has_transpose() const noexcept { return kind_ != Kind::complete && !friend_offsets_.empty(); }
    /// Whom `follower` follows, in increasing order of id. Needs the transpose.
    [[nodiscard]] std::span<const AccountId> friends(AccountId follower) const noexcept {
        assert(has_transpose() && "friends() needs with_transpose()");
        const std::uint64_t first = friend_offsets_[index(follower)];
        return {friends_.data() + first, friend_offsets_[index(follower) + 1] - first};
    }
    /// This graph with friends() available; 4 more bytes per follow and 8 per account. O(follows). A complete graph stays as it is. [setup]
    [[nodiscard]] FollowerGraph with_transpose() &&;

    [[nodiscard]] bool has_labels() const noexcept { return !labels_.empty(); }
    /// The id of `account` in the file the graph was read from, or its own index.
    [[nodiscard]] std::uint64_t label(AccountId account) const noexcept { return has_labels() ? labels_[index(account)] : index(account); }

    /// Names accounts, follows and weights (not the labels); equal graphs have equal hashes, wherever they lie.
    [[nodiscard]] std::uint64_t content_hash() const noexcept { return content_hash_; }

    /// Waits until a large file has been held against its checksums; throws RunError if it is damaged. Call before results are told. At
    /// once for all other graphs. [serial]
    void require_sound() const { check_.require_sound(); }

    [[nodiscard]] std::span<const std::uint64_t> all_offsets() const noexcept { return offsets_; }
    [[nodiscard]] std::span<const AccountId> all_followers() const noexcept { return followers_; }
    [[nodiscard]] std::span<const float> all_weights() const noexcept { return weights_; }
    [[nodiscard]] std::span<const std::uint64_t> all_labels() const noexcept { return labels_; }
    /// Bytes of the arrays, mapped or owned, without labels.
    [[nodiscard]] std::uint64_t bytes() const noexcept;

  private:
    FollowerGraph(Kind kind, std::uint32_t accounts);
    [[nodiscard]] std::uint64_t followers_count_of_row(AccountId author) const noexcept {
        return offsets_[index(author) + 1] - offsets_[index(author)];
    }

    Kind kind_ = Kind::empty;
    std::uint32_t accounts_ = 0;
    std::uint64_t follows_ = 0;
    std::uint64_t content_hash_ = 0;
    std::span<const std::uint64_t> offsets_;
    std::span<const AccountId> followers_;
    std::span<const float> weights_;
    std::span<const std::uint64_t> labels_;
    GraphArrays owned_;
    MappedFile mapping_;
    /// Reads the mapping, so it is to end before it.
    BackgroundCheck check_;
    Buffer<std::uint64_t> friend_offsets_;
    Buffer<AccountId> friends_;
};

}  // namespace firebreak
