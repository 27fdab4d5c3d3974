#include "engine/graph/simple_rows.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr int kMostRounds = 40;
constexpr std::size_t kFew = 1000;
constexpr std::size_t kRowsPerBlock = 256;

std::uint32_t row_of(std::span<const std::uint64_t> offsets, std::uint64_t position) {
    return static_cast<std::uint32_t>(std::upper_bound(offsets.begin(), offsets.end(), position) - offsets.begin() - 1);
}

void find_bad(const GraphArrays& arrays, std::uint32_t row, std::vector<std::uint64_t>& bad) {
    for (std::uint64_t position = arrays.offsets[row]; position < arrays.offsets[row + 1]; ++position) {
        const AccountId follower = arrays.followers[position];
        const bool is_repeated = position > arrays.offsets[row] && arrays.followers[position - 1] == follower;
        if (is_repeated || index(follower) == row) bad.push_back(position);
    }
}

std::vector<std::uint64_t> joined(const std::vector<std::vector<std::uint64_t>>& blocks) {
    std::vector<std::uint64_t> all;
    for (const auto& block : blocks) all.insert(all.end(), block.begin(), block.end());
    return all;
}

// Sorts all rows and returns the positions of their self-loops and duplicates, in order.
std::vector<std::uint64_t> sort_rows(GraphArrays& arrays) {
    const std::size_t rows = arrays.offsets.size() - 1;
    std::vector<std::vector<std::uint64_t>> bad(block_count(rows, kRowsPerBlock));
    for_each_block(rows, kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (auto row = static_cast<std::uint32_t>(begin); row < end; ++row) {
            std::sort(arrays.followers.begin() + arrays.offsets[row], arrays.followers.begin() + arrays.offsets[row + 1]);
            find_bad(arrays, row, bad[block]);
        }
    });
    return joined(bad);
}

// Every bad follow changes its follower with another follow. Returns the positions that changed, in order.
std::vector<std::uint64_t> exchange(GraphArrays& arrays, std::span<const std::uint64_t> bad, KeyedStream& stream,
                                    const ChoosePartner& choose_partner) {
    std::vector<std::uint64_t> changed;
    changed.reserve(2 * bad.size());
    for (const std::uint64_t position : bad) {
        const std::uint64_t partner = choose_partner(AccountId{row_of(arrays.offsets.span(), position)}, stream);
        std::swap(arrays.followers[position], arrays.followers[partner]);
        changed.push_back(position);
        changed.push_back(partner);
    }
    tbb::parallel_sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

// A sorted row in which some positions changed: these are taken out, sorted and merged in again. O(row), as against sorting a hub once
// more.
void merge_changed(GraphArrays& arrays, std::uint64_t row_begin, std::uint64_t row_end, std::span<const std::uint64_t> changed) {
    std::vector<AccountId> taken;
    for (const std::uint64_t position : changed) taken.push_back(arrays.followers[position]);
    std::sort(taken.begin(), taken.end());
    std::uint64_t place = changed.front();
    std::size_t next = 0;
    for (std::uint64_t position = place; position < row_end; ++position) {
        if (next < changed.size() && changed[next] == position) {
            ++next;
        } else {
            arrays.followers[place++] = arrays.followers[position];
        }
    }
    AccountId* const all = arrays.followers.data();
    std::copy(taken.begin(), taken.end(), all + place);
    std::inplace_merge(all + row_begin, all + place, all + row_end);
}

// The changed positions of one row.
struct ChangedRow {
    std::uint32_t row;
    std::size_t first;
    std::size_t last;
};

std::vector<ChangedRow> rows_of(std::span<const std::uint64_t> offsets, std::span<const std::uint64_t> changed) {
    std::vector<ChangedRow> rows;
    for (std::size_t first = 0; first < changed.size();) {
        const std::uint32_t row = row_of(offsets, changed[first]);
        std::size_t last = first + 1;
        while (last < changed.size() && changed[last] < offsets[row + 1]) ++last;
        rows.push_back({row, first, last});
        first = last;
    }
    return rows;
}

// Sorts the rows in which something changed and returns what is bad in them.
std::vector<std::uint64_t> mend_rows(GraphArrays& arrays, std::span<const std::uint64_t> changed) {
    const std::vector<ChangedRow> rows = rows_of(arrays.offsets.span(), changed);
    std::vector<std::vector<std::uint64_t>> bad(block_count(rows.size(), kRowsPerBlock));
    for_each_block(rows.size(), kRowsPerBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto [row, first, last] = rows[i];
            merge_changed(arrays, arrays.offsets[row], arrays.offsets[row + 1], changed.subspan(first, last - first));
            find_bad(arrays, row, bad[block]);
        }
    });
    return joined(bad);
}

void drop_bad(GraphArrays& arrays) {
    std::uint64_t place = 0;
    for (std::uint32_t row = 0; row + 1 < arrays.offsets.size(); ++row) {
        const std::uint64_t begin = std::exchange(arrays.offsets[row], place);
        AccountId previous = kNoAccount;
        for (std::uint64_t position = begin; position < arrays.offsets[row + 1]; ++position) {
            const AccountId follower = arrays.followers[position];
            if (index(follower) != row && follower != previous) arrays.followers[place++] = follower;
            previous = follower;
        }
    }
    arrays.offsets[arrays.offsets.size() - 1] = place;
    arrays.followers.shrink(place);
}

}  // namespace

void make_simple(GraphArrays& arrays, std::uint64_t key, const ChoosePartner& choose_partner, GenerationReport& report) {
    std::vector<std::uint64_t> bad = sort_rows(arrays);
    const std::uint64_t first_bad = bad.size();
    KeyedStream stream(key);
    for (int round = 0; round < kMostRounds && !bad.empty(); ++round) {
        const std::size_t before = bad.size();
        bad = mend_rows(arrays, exchange(arrays, bad, stream, choose_partner));
        // Where hubs are larger than their surroundings some follows find no partner; trying on would cost more than it mends.
        if (bad.size() > kFew && 10 * bad.size() > 9 * before) break;
    }
    report.rewired = first_bad - std::min<std::uint64_t>(first_bad, bad.size());
    report.removed = bad.size();
    if (!bad.empty()) drop_bad(arrays);
}

void require_parameter(bool is_fine, const char* message) {
    if (!is_fine) throw InputError({}, message);
}

}  // namespace firebreak
