#include "engine/graph/drawn_rows.hpp"
#include "engine/graph/quadrant_draws.hpp"
#include "tests/graph/graph_test_support.hpp"

#include <doctest/doctest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

TEST_CASE("rows drawn twice are the rows of the same follows stored, for any number of threads") {
    for (const std::uint32_t accounts : {1U, 2U, 255U, 257U, 70'000U}) {
        CAPTURE(accounts);
        const auto pairs = test::random_pairs(accounts, 150'000, accounts);
        std::vector<Follow> follows;
        for (const auto& [author, follower] : pairs) follows.push_back({AccountId{author}, AccountId{follower}});
        DroppedFollows expected;
        const FollowerGraph stored = graph_of(accounts, follows, &expected);
        for (const int threads : {1, 3}) {
            tbb::task_arena arena(threads);
            arena.execute([&] {
                DroppedFollows dropped;
                const auto draw = [&](std::uint64_t first, std::span<Follow> out) {
                    std::copy_n(follows.begin() + static_cast<std::ptrdiff_t>(first), out.size(), out.begin());
                };
                const FollowerGraph drawn = FollowerGraph::stored(build_drawn_rows(accounts, follows.size(), draw, dropped));
                CHECK(drawn.content_hash() == stored.content_hash());
                CHECK(dropped.self_loops == expected.self_loops);
                CHECK(dropped.duplicates == expected.duplicates);
            });
        }
    }
}

TEST_CASE("quadrants drawn side by side are those of the recursion, one follow and one level at a time") {
    for (const std::uint32_t accounts : {2U, 64U, 2048U, 1U << 31}) {
        CAPTURE(accounts);
        std::vector<Follow> drawn(1000);
        const QuadrantDraws quadrants(accounts, 0.57, 0.19, 0.15, 99);
        // In pieces of any size.
        for (std::size_t first = 0, size = 1; first < drawn.size(); first += size, size = std::min(size + 7, drawn.size() - first))
            quadrants.draw(first, std::span{drawn}.subspan(first, size));
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            KeyedStream stream(hash_of(99, i));
            std::uint32_t author = 0;
            std::uint32_t follower = 0;
            std::uint64_t word = 0;
            for (std::uint32_t level = 0; (1ULL << level) < accounts; ++level) {
                word = level % 2 == 0 ? stream.next() : word >> 32;
                const double u = static_cast<double>(word & 0xffff'ffffU) * 0x1.0p-32;
                const int quadrant = u < 0.57 ? 0 : u < 0.57 + 0.19 ? 1 : u < 0.57 + 0.19 + 0.15 ? 2 : 3;
                author = 2 * author + (quadrant >= 2 ? 1U : 0U);
                follower = 2 * follower + (quadrant % 2 == 1 ? 1U : 0U);
            }
            CHECK(drawn[i] == Follow{AccountId{author}, AccountId{follower}});
        }
    }
}

TEST_CASE("with any number of accounts the first half authors the share of follows that a + b says, and its half that of that") {
    constexpr std::uint32_t kAccounts = 3000;
    std::vector<Follow> drawn(100'000);
    QuadrantDraws(kAccounts, 0.57, 0.19, 0.14, 7).draw(0, drawn);
    double share = 1.0;
    double friends_share = 1.0;
    for (const std::uint32_t first : {1500U, 750U, 375U}) {
        CAPTURE(first);
        share *= 0.57 + 0.19;
        friends_share *= 0.57 + 0.14;
        const auto size = static_cast<double>(drawn.size());
        const auto authors =
            static_cast<double>(std::count_if(drawn.begin(), drawn.end(), [&](Follow f) { return index(f.author) < first; }));
        const auto followers =
            static_cast<double>(std::count_if(drawn.begin(), drawn.end(), [&](Follow f) { return index(f.follower) < first; }));
        CHECK(std::fabs(authors / size - share) < 4 * std::sqrt(share * (1 - share) / size));
        CHECK(std::fabs(followers / size - friends_share) < 4 * std::sqrt(friends_share * (1 - friends_share) / size));
    }
    CHECK(std::all_of(drawn.begin(), drawn.end(), [](Follow f) { return index(f.author) < kAccounts && index(f.follower) < kAccounts; }));
}

}  // namespace
}  // namespace firebreak
