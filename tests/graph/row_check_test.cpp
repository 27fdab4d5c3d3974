#include "engine/graph/row_check.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace firebreak {
namespace {

// The definition, row by row.
std::optional<std::size_t> first_bad_row_by_definition(const MappedArrays& arrays) {
    const std::size_t accounts = arrays.offsets.size() - 1;
    for (std::size_t row = 0; row < accounts; ++row) {
        const std::uint64_t begin = arrays.offsets[row];
        const std::uint64_t end = arrays.offsets[row + 1];
        if (begin > end || end > arrays.followers.size()) return row;
        for (std::uint64_t i = begin; i < end; ++i) {
            if (index(arrays.followers[i]) >= accounts || (i > begin && arrays.followers[i - 1] >= arrays.followers[i])) return row;
        }
    }
    return std::nullopt;
}

TEST_CASE("damage to an offset or a follower is found in the row where the definition finds it") {
    // Sparse enough for empty rows, and more rows than are looked at together.
    constexpr std::uint32_t kAccounts = 9000;
    const FollowerGraph graph = test::graph_of_pairs(kAccounts, test::random_pairs(kAccounts, 20'000, 4));
    std::vector<std::uint64_t> offsets(graph.all_offsets().begin(), graph.all_offsets().end());
    std::vector<AccountId> followers(graph.all_followers().begin(), graph.all_followers().end());
    const MappedArrays arrays{offsets, followers, {}, {}, 0};
    REQUIRE_FALSE(first_bad_row(arrays).has_value());
    KeyedStream stream(5);
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        if (round % 3 == 0) {
            // Not the first and last, which span the followers in any graph that is looked at.
            auto& offset = offsets[1 + stream.below(kAccounts - 1)];
            const auto was = std::exchange(offset, offset + stream.below(9) - 4);
            CHECK(first_bad_row(arrays) == first_bad_row_by_definition(arrays));
            found += first_bad_row(arrays).has_value() ? 1 : 0;
            offset = was;
        } else {
            auto& follower = followers[stream.below(followers.size())];
            const auto was = std::exchange(follower, AccountId{static_cast<std::uint32_t>(stream.below(kAccounts + 1000))});
            CHECK(first_bad_row(arrays) == first_bad_row_by_definition(arrays));
            found += first_bad_row(arrays).has_value() ? 1 : 0;
            follower = was;
        }
    }
    CHECK(found > 100);
}

}  // namespace
}  // namespace firebreak
