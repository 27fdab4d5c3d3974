// A keyed permutation gives each place an item of its own, and over keys every item is as likely at every place.
#include "engine/core/permutation.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace firebreak;

TEST_CASE("a keyed permutation is a bijection, whatever the size") {
    for (const std::uint64_t size : {1U, 2U, 3U, 4U, 5U, 17U, 64U, 1000U, 4096U, 4097U, 30'000U}) {
        for (const std::uint64_t key : {0ULL, 1ULL, 0xdead'beef'0123'4567ULL}) {
            CAPTURE(size);
            CAPTURE(key);
            const KeyedPermutation order{size, key};
            std::vector<bool> is_taken(size);
            std::uint64_t distinct = 0;
            for (std::uint64_t place = 0; place < size; ++place) {
                const std::uint64_t item = order(place);
                REQUIRE(item < size);
                distinct += !is_taken[item];
                is_taken[item] = true;
            }
            CHECK(distinct == size);
        }
    }
}

TEST_CASE("over keys the next place's item lies at any distance as often as at any other") {
    constexpr std::uint64_t kSize = 1000;
    constexpr std::uint64_t kKeys = 200'000;
    std::vector<std::uint64_t> distances(kSize);
    for (std::uint64_t key = 0; key < kKeys; ++key) {
        const KeyedPermutation order{kSize, key};
        ++distances[(order(1) + kSize - order(0)) % kSize];
    }
    CHECK(distances[0] == 0);
    distances.erase(distances.begin());
    const std::vector<double> expected(kSize - 1, static_cast<double>(kKeys) / static_cast<double>(kSize - 1));
    CHECK(test::chi_square(distances, expected).standardised() < test::kStandardErrors);
}

TEST_CASE("over keys every item is as likely at every place, and neighbours are independent") {
    constexpr std::uint64_t kSize = 10;
    constexpr std::uint64_t kKeys = 40'000;
    std::vector<std::uint64_t> at_place(kSize * kSize);
    std::vector<std::uint64_t> pairs(kSize * kSize);
    for (std::uint64_t key = 0; key < kKeys; ++key) {
        const KeyedPermutation order{kSize, key};
        for (std::uint64_t place = 0; place < kSize; ++place) ++at_place[place * kSize + order(place)];
        ++pairs[order(0) * kSize + order(1)];
    }
    // Rows and columns of a permutation table are fixed: (n - 1)^2 cells are free, and each is a hit in 1 of n keys.
    double statistic = 0.0;
    constexpr double kExpected = static_cast<double>(kKeys) / kSize;
    for (const std::uint64_t count : at_place) {
        const double miss = static_cast<double>(count) - kExpected;
        statistic += miss * miss / kExpected;
    }
    const test::ChiSquare table{statistic * (kSize - 1.0) / kSize, (kSize - 1) * (kSize - 1)};
    CHECK(std::abs(table.standardised()) < test::kStandardErrors);
    std::vector<std::uint64_t> counts;
    for (std::uint64_t a = 0; a < kSize; ++a) {
        for (std::uint64_t b = 0; b < kSize; ++b) {
            if (a != b) counts.push_back(pairs[a * kSize + b]);
            else CHECK(pairs[a * kSize + b] == 0);
        }
    }
    const std::vector<double> expected(counts.size(), static_cast<double>(kKeys) / static_cast<double>(counts.size()));
    CHECK(test::chi_square(counts, expected).standardised() < test::kStandardErrors);
}
