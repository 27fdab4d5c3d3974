#include "engine/graph/generators.hpp"
#include "engine/graph/keyed_shuffle.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/row_builder.hpp"
#include "engine/graph/simple_rows.hpp"

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kRowsPerBlock = 1024;

// `count` different accounts other than `author`, sorted: drawn again until enough are different.
void draw_distinct(std::uint32_t accounts, std::uint32_t author, std::uint64_t count, KeyedStream& stream, std::vector<AccountId>& row) {
    row.clear();
    while (row.size() < count) {
        for (std::uint64_t missing = count - row.size(); missing > 0; --missing) {
            const auto other = static_cast<std::uint32_t>(stream.below(accounts - 1));
            row.push_back(AccountId{other < author ? other : other + 1});
        }
        std::sort(row.begin(), row.end());
        row.erase(std::unique(row.begin(), row.end()), row.end());
    }
}

// A set above half of all is drawn as what it leaves out: few draws are then repeated.
void fill_row(std::uint32_t accounts, std::uint32_t author, std::span<AccountId> row, KeyedStream stream) {
    std::vector<AccountId> drawn;
    if (row.size() <= (accounts - 1) / 2) {
        draw_distinct(accounts, author, row.size(), stream, drawn);
        std::copy(drawn.begin(), drawn.end(), row.begin());
        return;
    }
    draw_distinct(accounts, author, accounts - 1 - row.size(), stream, drawn);
    std::size_t place = 0;
    std::size_t left_out = 0;
    for (std::uint32_t other = 0; other < accounts; ++other) {
        if (left_out < drawn.size() && index(drawn[left_out]) == other) {
            ++left_out;
        } else if (other != author) {
            row[place++] = AccountId{other};
        }
    }
}

}  // namespace

FollowerGraph uniform_targets(std::span<const std::uint32_t> out_degrees, Draws draws) {
    require_parameter(out_degrees.size() <= kMaxAccounts, "a graph has at most 4,294,967,294 accounts");
    const auto accounts = static_cast<std::uint32_t>(out_degrees.size());
    require_parameter(std::all_of(out_degrees.begin(), out_degrees.end(), [accounts](std::uint32_t degree) { return degree < accounts; }),
                      "an account has fewer followers than there are accounts");
    GraphArrays arrays;
    arrays.offsets = Buffer<std::uint64_t>(out_degrees.size() + 1);
    std::copy(out_degrees.begin(), out_degrees.end(), arrays.offsets.begin());
    counts_to_offsets(arrays.offsets.span());
    arrays.followers = Buffer<AccountId>(arrays.offsets[accounts]);
    const std::uint64_t key = draws.bits(Purpose::graph_edge, 0);
    for_each_block(accounts, kRowsPerBlock, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t author = begin; author < end; ++author) {
            const auto row = arrays.followers.span().subspan(arrays.offsets[author], out_degrees[author]);
            fill_row(accounts, static_cast<std::uint32_t>(author), row, KeyedStream(hash_of(key, author)));
        }
    });
    return FollowerGraph::stored(std::move(arrays));
}

}  // namespace firebreak
