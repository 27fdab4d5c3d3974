#include "engine/graph/row_builder.hpp"

#include "engine/graph/parallel_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 1024;

struct WeightedFollower {
    AccountId follower;
    float weight;
};

// Every thread reads all follows and keeps those of its own slice of authors: no atomics, and each row is filled in the input's order.
void count_rows(std::uint32_t accounts, std::span<const FollowPart> parts, std::span<std::uint64_t> counts, SelfLoops self_loops) {
    const bool keeps_loops = self_loops == SelfLoops::kept;
    for_each_slice(accounts, [&](std::uint32_t first, std::uint32_t last) {
        for (const FollowPart& part : parts) {
            for (const Follow follow : part.follows) {
                const bool is_ours = index(follow.author) >= first && index(follow.author) < last;
                if (is_ours && (keeps_loops || follow.author != follow.follower)) ++counts[index(follow.author)];
            }
        }
    });
}

void fill_rows(std::uint32_t accounts, std::span<const FollowPart> parts, SelfLoops self_loops, GraphArrays& arrays) {
    const bool has_weights = !arrays.weights.empty();
    const bool keeps_loops = self_loops == SelfLoops::kept;
    Buffer<std::uint64_t> next(accounts);
    std::copy_n(arrays.offsets.begin(), accounts, next.begin());
    for_each_slice(accounts, [&](std::uint32_t first, std::uint32_t last) {
        for (const FollowPart& part : parts) {
            for (std::size_t i = 0; i < part.follows.size(); ++i) {
                const Follow follow = part.follows[i];
                const bool is_ours = index(follow.author) >= first && index(follow.author) < last;
                if (!is_ours || (!keeps_loops && follow.author == follow.follower)) continue;
                const std::uint64_t place = next[index(follow.author)]++;
                arrays.followers[place] = follow.follower;
                if (has_weights) arrays.weights[place] = part.weights[i];
            }
        }
    });
}

std::size_t sort_plain_row(std::span<AccountId> row) {
    std::sort(row.begin(), row.end());
    return static_cast<std::size_t>(std::unique(row.begin(), row.end()) - row.begin());
}

std::size_t sort_weighted_row(std::span<AccountId> row, std::span<float> weights, std::vector<WeightedFollower>& scratch) {
    scratch.clear();
    for (std::size_t i = 0; i < row.size(); ++i) scratch.push_back({row[i], weights[i]});
    std::stable_sort(scratch.begin(), scratch.end(), [](const auto& a, const auto& b) { return a.follower < b.follower; });
    std::size_t kept = 0;
    for (const WeightedFollower& item : scratch) {
        if (kept > 0 && row[kept - 1] == item.follower) continue;
        row[kept] = item.follower;
        weights[kept++] = item.weight;
    }
    return kept;
}

// Sorts all rows and leaves in kept[row] how many followers remain.
void sort_rows(GraphArrays& arrays, std::span<std::uint32_t> kept) {
    const auto offsets = arrays.offsets.span();
    for_each_block(offsets.size() - 1, kRowsPerBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
        std::vector<WeightedFollower> scratch;
        for (std::size_t row = begin; row < end; ++row) {
            const std::uint64_t size = offsets[row + 1] - offsets[row];
            const auto followers = arrays.followers.span().subspan(offsets[row], size);
            const std::size_t different = arrays.weights.empty()
                                              ? sort_plain_row(followers)
                                              : sort_weighted_row(followers, arrays.weights.span().subspan(offsets[row], size), scratch);
            kept[row] = static_cast<std::uint32_t>(different);
        }
    });
}

// Closes the gaps that duplicates left at the ends of rows.
void close_gaps(GraphArrays& arrays, std::span<const std::uint32_t> kept) {
    std::uint64_t place = 0;
    for (std::size_t row = 0; row + 1 < arrays.offsets.size(); ++row) {
        const std::uint64_t from = std::exchange(arrays.offsets[row], place);
        std::memmove(arrays.followers.data() + place, arrays.followers.data() + from, kept[row] * sizeof(AccountId));
        if (!arrays.weights.empty()) std::memmove(arrays.weights.data() + place, arrays.weights.data() + from, kept[row] * sizeof(float));
        place += kept[row];
    }
    arrays.offsets[arrays.offsets.size() - 1] = place;
    arrays.followers.shrink(place);
    if (!arrays.weights.empty()) arrays.weights.shrink(place);
}

}  // namespace

void counts_to_offsets(std::span<std::uint64_t> offsets) noexcept {
    std::uint64_t sum = 0;
    for (std::uint64_t& offset : offsets) sum += std::exchange(offset, sum);
}

std::uint64_t drop_duplicates(GraphArrays& arrays) {
    const std::uint64_t follows = arrays.followers.size();
    Buffer<std::uint32_t> kept(arrays.offsets.size() - 1);
    sort_rows(arrays, kept.span());
    const std::uint64_t duplicates = follows - std::accumulate(kept.begin(), kept.end(), std::uint64_t{0});
    if (duplicates > 0) close_gaps(arrays, kept.span());
    return duplicates;
}

GraphArrays gather_rows(std::uint32_t accounts, std::span<const FollowPart> parts, SelfLoops self_loops) {
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(std::size_t{accounts} + 1);
    count_rows(accounts, parts, arrays.offsets.span(), self_loops);
    counts_to_offsets(arrays.offsets.span());
    arrays.followers = Buffer<AccountId>(arrays.offsets[accounts]);
    const bool has_weights = std::any_of(parts.begin(), parts.end(), [](const FollowPart& part) { return !part.weights.empty(); });
    if (has_weights) arrays.weights = Buffer<float>(arrays.followers.size());
    fill_rows(accounts, parts, self_loops, arrays);
    return arrays;
}

GraphArrays build_rows(std::uint32_t accounts, std::span<const FollowPart> parts, DroppedFollows& dropped) {
    GraphArrays arrays = gather_rows(accounts, parts, SelfLoops::dropped);
    const std::uint64_t follows = arrays.followers.size();
    const auto add_size = [](std::uint64_t sum, const FollowPart& part) { return sum + part.follows.size(); };
    dropped.self_loops = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0}, add_size) - follows;
    dropped.duplicates = drop_duplicates(arrays);
    return arrays;
}

FollowerGraph graph_of(std::uint32_t accounts, std::span<const Follow> follows, DroppedFollows* dropped) {
    DroppedFollows ignored;
    const FollowPart part{follows, {}};
    return FollowerGraph::stored(build_rows(accounts, {&part, 1}, dropped != nullptr ? *dropped : ignored));
}

}  // namespace firebreak
