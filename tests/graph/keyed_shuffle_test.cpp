#include "engine/graph/keyed_shuffle.hpp"

#include <doctest/doctest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <vector>

namespace firebreak {
namespace {

TEST_CASE("shuffled stubs are the shuffle of the stubs in order, for any number of threads") {
    // Below and above the size that is shuffled in one piece, and over the border of a block; many accounts have none.
    for (const std::uint32_t accounts : {0U, 1U, 1000U, 400'000U}) {
        CAPTURE(accounts);
        KeyedStream stream(accounts);
        std::vector<std::uint32_t> counts(accounts);
        for (std::uint32_t& count : counts) count = stream.below(3) == 0 ? static_cast<std::uint32_t>(stream.below(20)) : 0;
        std::vector<AccountId> in_order;
        for (std::uint32_t i = 0; i < accounts; ++i) in_order.insert(in_order.end(), counts[i], AccountId{i});
        Buffer<AccountId> expected(in_order.size());
        std::copy(in_order.begin(), in_order.end(), expected.begin());
        keyed_shuffle(expected, 17);
        for (const int threads : {1, 3}) {
            tbb::task_arena arena(threads);
            arena.execute([&] {
                const Buffer<AccountId> stubs = shuffled_stubs(counts, 17);
                CHECK(std::equal(stubs.begin(), stubs.end(), expected.begin(), expected.end()));
            });
        }
        if (accounts > 1) CHECK_FALSE(std::equal(in_order.begin(), in_order.end(), expected.begin()));
        std::sort(expected.begin(), expected.end());
        CHECK(std::equal(in_order.begin(), in_order.end(), expected.begin(), expected.end()));
    }
}

}  // namespace
}  // namespace firebreak
