#include "engine/graph/id_compaction.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <bit>
#include <type_traits>

namespace firebreak {
namespace {

constexpr std::uint64_t kWordBits = 64;
// Up to this many possible ids per pair a bit set (then at most 4 bytes per pair) beats sorting.
constexpr std::uint64_t kDenseIdsPerPair = 32;
constexpr std::uint64_t kDenseIdsAlways = std::uint64_t{1} << 20;

void require_count(std::uint64_t ids) {
    if (ids > kMaxAccounts) throw InputError({}, fmt::format("the graph has {} accounts; at most {} can be handled", ids, kMaxAccounts));
}

// Ids in a small range: one bit per possible id, and the number of ids before each word of bits.
class DenseIds {
  public:
    template <class Id>
    DenseIds(const std::vector<ParsedChunk<Id>>& chunks, std::uint64_t largest)
        : present_(largest / kWordBits + 1), before_(present_.size()) {
        tbb::enumerable_thread_specific<std::vector<std::uint64_t>> seen([this] { return std::vector<std::uint64_t>(present_.size()); });
        for_each_block(chunks.size(), 1, [&](std::size_t chunk, std::size_t, std::size_t) {
            auto& bits = seen.local();
            for (const auto [left, right] : chunks[chunk].pairs) {
                bits[left / kWordBits] |= std::uint64_t{1} << (left % kWordBits);
                bits[right / kWordBits] |= std::uint64_t{1} << (right % kWordBits);
            }
        });
        for (const auto& bits : seen) {
            for (std::size_t word = 0; word < present_.size(); ++word) present_[word] |= bits[word];
        }
        for (std::size_t word = 0; word < present_.size(); ++word) {
            before_[word] = static_cast<std::uint32_t>(count_);
            count_ += static_cast<std::uint64_t>(std::popcount(present_[word]));
        }
        require_count(count_);
    }

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] AccountId account(std::uint64_t id) const noexcept {
        const std::uint64_t below = present_[id / kWordBits] & ((std::uint64_t{1} << (id % kWordBits)) - 1);
        return AccountId{before_[id / kWordBits] + static_cast<std::uint32_t>(std::popcount(below))};
    }
    [[nodiscard]] Buffer<std::uint64_t> labels() const {
        Buffer<std::uint64_t> labels(count_);
        std::size_t next = 0;
        for (std::size_t word = 0; word < present_.size(); ++word) {
            for (std::uint64_t bits = present_[word]; bits != 0; bits &= bits - 1) {
                labels[next++] = word * kWordBits + static_cast<std::uint64_t>(std::countr_zero(bits));
            }
        }
        return labels;
    }

  private:
    std::vector<std::uint64_t> present_;
    std::vector<std::uint32_t> before_;
    std::uint64_t count_ = 0;
};

// Ids anywhere in 64 bits: sorted, then found by bisection.
class ScatteredIds {
  public:
    template <class Id>
    explicit ScatteredIds(const std::vector<ParsedChunk<Id>>& chunks) {
        for (const auto& chunk : chunks) {
            for (const auto [left, right] : chunk.pairs) {
                ids_.push_back(left);
                ids_.push_back(right);
            }
        }
        tbb::parallel_sort(ids_.begin(), ids_.end());
        ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
        require_count(ids_.size());
    }

    [[nodiscard]] std::uint64_t count() const noexcept { return ids_.size(); }
    [[nodiscard]] AccountId account(std::uint64_t id) const noexcept {
        return AccountId{static_cast<std::uint32_t>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin())};
    }
    [[nodiscard]] Buffer<std::uint64_t> labels() const {
        Buffer<std::uint64_t> labels(ids_.size());
        std::copy(ids_.begin(), ids_.end(), labels.begin());
        return labels;
    }

  private:
    std::vector<std::uint64_t> ids_;
};

template <class Id, class Ids>
CompactedFollows renumber(std::vector<ParsedChunk<Id>>& chunks, bool is_swapped, const Ids& ids, std::uint64_t largest) {
    CompactedFollows follows;
    follows.accounts = static_cast<std::uint32_t>(ids.count());
    follows.pieces.resize(chunks.size());
    for_each_block(chunks.size(), 1, [&](std::size_t chunk, std::size_t, std::size_t) {
        auto& pairs = chunks[chunk].pairs;
        Buffer<Follow> piece(pairs.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const AccountId left = ids.account(pairs[i].left);
            const AccountId right = ids.account(pairs[i].right);
            piece[i] = is_swapped ? Follow{right, left} : Follow{left, right};
        }
        pairs = {};
        follows.pieces[chunk] = std::move(piece);
    });
    if (ids.count() != largest + 1) follows.labels = ids.labels();
    return follows;
}

}  // namespace

template <class Id>
CompactedFollows compact_ids(std::vector<ParsedChunk<Id>>& chunks, bool is_swapped) {
    std::vector<std::uint64_t> largest_of(chunks.size());
    for_each_block(chunks.size(), 1, [&](std::size_t chunk, std::size_t, std::size_t) {
        for (const auto [left, right] : chunks[chunk].pairs) largest_of[chunk] = std::max<std::uint64_t>({largest_of[chunk], left, right});
    });
    std::uint64_t pairs = 0;
    for (const auto& chunk : chunks) pairs += chunk.pairs.size();
    if (pairs == 0) return {};
    const std::uint64_t largest = *std::max_element(largest_of.begin(), largest_of.end());
    if (largest < kDenseIdsAlways || largest / kDenseIdsPerPair < pairs)
        return renumber(chunks, is_swapped, DenseIds(chunks, largest), largest);
    return renumber(chunks, is_swapped, ScatteredIds(chunks), largest);
}

template CompactedFollows compact_ids(std::vector<ParsedChunk<std::uint32_t>>&, bool);
template CompactedFollows compact_ids(std::vector<ParsedChunk<std::uint64_t>>&, bool);

}  // namespace firebreak
