// Follows are dealt into bins of neighbouring authors, some millions at a time, then each bin is counted or placed by one thread: nobody
// else writes there, and what is written at random lies close together (Beamer, Asanović and Patterson 2017: propagation blocking).
#include "engine/graph/drawn_rows.hpp"

#include "engine/graph/parallel_blocks.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kBlocksPerBatch = 64;
constexpr std::size_t kMostBins = 256;

// Where the bins of one block begin, and where the last ends.
using BinStarts = std::array<std::uint32_t, kMostBins + 1>;

class BinnedFollows {
  public:
    BinnedFollows(std::uint32_t accounts, std::uint64_t count, const DrawFollows& draw)
        : count_{count},
          draw_{draw},
          shift_{std::countr_zero(std::bit_ceil(std::max<std::size_t>(accounts, kMostBins)) / kMostBins)},
          binned_(std::min<std::size_t>(count, kBlocksPerBatch * kBlock)),
          starts_(std::min(block_count(count, kBlock), kBlocksPerBatch)) {}

    // Calls `visit(follow)` for all follows in order, those of one bin on one thread.
    template <class Visit>
    void for_each(Visit&& visit) {
        for (std::uint64_t first = 0; first < count_; first += binned_.size()) {
            const std::size_t size = std::min<std::uint64_t>(binned_.size(), count_ - first);
            for_each_block(size, kBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
                deal(first + begin, binned_.span().subspan(begin, end - begin), starts_[block]);
            });
            for_each_block(kMostBins, 1, [&](std::size_t bin, std::size_t, std::size_t) {
                for (std::size_t block = 0; block < block_count(size, kBlock); ++block) {
                    for (std::uint32_t i = starts_[block][bin]; i < starts_[block][bin + 1]; ++i) visit(binned_[block * kBlock + i]);
                }
            });
        }
    }

  private:
    void deal(std::uint64_t first, std::span<Follow> out, BinStarts& starts) const {
        std::vector<Follow> drawn(out.size());
        draw_(first, drawn);
        starts = {};
        for (const Follow follow : drawn) ++starts[(index(follow.author) >> shift_) + 1];
        for (std::size_t bin = 0; bin < kMostBins; ++bin) starts[bin + 1] += starts[bin];
        BinStarts next = starts;
        for (const Follow follow : drawn) out[next[index(follow.author) >> shift_]++] = follow;
    }

    std::uint64_t count_;
    const DrawFollows& draw_;
    int shift_;
    Buffer<Follow> binned_;
    std::vector<BinStarts> starts_;
};

}  // namespace

GraphArrays build_drawn_rows(std::uint32_t accounts, std::uint64_t count, const DrawFollows& draw, DroppedFollows& dropped) {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(std::size_t{accounts} + 1);
    {
        BinnedFollows follows(accounts, count, draw);
        follows.for_each([&](Follow follow) {
            if (follow.author != follow.follower) ++arrays.offsets[index(follow.author)];
        });
        counts_to_offsets(arrays.offsets.span());
        arrays.followers = Buffer<AccountId>(arrays.offsets[accounts]);
        follows.for_each([&](Follow follow) {
            if (follow.author != follow.follower) arrays.followers[arrays.offsets[index(follow.author)]++] = follow.follower;
        });
    }
    // Placing moved each row's start to its end, which is where the next row starts.
    for (std::size_t i = accounts; i > 0; --i) arrays.offsets[i] = arrays.offsets[i - 1];
    arrays.offsets[0] = 0;
    dropped.self_loops = count - arrays.followers.size();
    dropped.duplicates = drop_duplicates(arrays);
    return arrays;
}

}  // namespace firebreak
