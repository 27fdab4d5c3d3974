#include "engine/core/hash.hpp"
#include "tests/core/statistics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// The coin of one follow, as the fan-out tosses it: the post's name is itself a hash, the follower is a small number.
double coin(std::uint64_t post_key, std::uint64_t follower) { return static_cast<double>(mix(post_key ^ follower) >> 11) * 0x1.0p-53; }

double coin_by_name(std::uint64_t post_key, std::uint64_t follower) {
    return static_cast<double>(hash_of(post_key, follower) >> 11) * 0x1.0p-53;
}

}  // namespace

TEST_CASE("every input bit of mix flips half of the output bits, and each of them half the time") {
    constexpr std::uint64_t kWords = 20'000;
    // 64 output bits per word, each flipped with probability 1/2: a variance of 16 per word.
    const double mean_error = std::sqrt(16.0 / kWords);
    const double bit_error = std::sqrt(0.25 / kWords);
    for (unsigned in = 0; in < 64; ++in) {
        CAPTURE(in);
        std::array<std::uint32_t, 64> flips{};
        for (std::uint64_t n = 0; n < kWords; ++n) {
            const std::uint64_t word = hash_of(n);
            std::uint64_t changed = mix(word) ^ mix(word ^ (std::uint64_t{1} << in));
            for (; changed != 0; changed &= changed - 1) ++flips[static_cast<std::size_t>(std::countr_zero(changed))];
        }
        double total = 0.0;
        double worst = 0.0;
        for (const std::uint32_t count : flips) {
            total += count;
            worst = std::max(worst, std::abs(count / static_cast<double>(kWords) - 0.5));
        }
        CHECK(std::abs(total / kWords - 32.0) < test::kStandardErrors * mean_error);
        // 4,096 pairs of bits are looked at: 5 standard errors are exceeded by chance once in 400 such tests.
        CHECK(worst < 5.0 * bit_error);
    }
}

TEST_CASE("mix gives different words for different words") {
    std::set<std::uint64_t> seen;
    for (std::uint64_t word = 0; word < 100'000; ++word) seen.insert(mix(word));
    CHECK(seen.size() == 100'000);
}

TEST_CASE("names depend on the order and on the number of causes") {
    CHECK(hash_of(1U, 2U) != hash_of(2U, 1U));
    CHECK(hash_of(1U) != hash_of(1U, 0U));
    CHECK(hash_of(0U) != hash_of(0U, 0U));
    CHECK(hash_of(0U, 0U) != hash_of(0U, 0U, 0U));
    CHECK(hash_of(1U, 2U) == hash_of(1U, 2U));
}

TEST_CASE("names of many small causes do not collide") {
    std::set<std::uint64_t> names;
    for (std::uint64_t account = 0; account < 300; ++account) {
        for (std::uint64_t issue = 0; issue < 10; ++issue) {
            for (std::uint64_t n = 0; n < 20; ++n) names.insert(hash_of(account, issue, n));
        }
    }
    CHECK(names.size() == 300 * 10 * 20);
}

TEST_CASE("the coins of adjacent followers, and of one follower under adjacent posts, do not go together") {
    constexpr std::size_t kCount = 100'000;
    const double limit = test::kStandardErrors / std::sqrt(static_cast<double>(kCount));
    for (const auto toss : {coin, coin_by_name}) {
        std::vector<double> own(kCount);
        std::vector<double> next(kCount);
        std::vector<double> far(kCount);
        std::vector<double> other_post(kCount);
        for (std::uint64_t follower = 0; follower < kCount; ++follower) {
            own[follower] = toss(hash_of(7), follower);
            next[follower] = toss(hash_of(7), follower + 1);
            far[follower] = toss(hash_of(7), follower + 65'536);
            other_post[follower] = toss(hash_of(8), follower);
        }
        CHECK(std::abs(test::correlation(own, next)) < limit);
        CHECK(std::abs(test::correlation(own, far)) < limit);
        CHECK(std::abs(test::correlation(own, other_post)) < limit);
    }
}

TEST_CASE("posts reach binomially many followers, at small and large probabilities") {
    constexpr std::uint64_t kPosts = 2'000;
    constexpr std::uint64_t kFollowers = 500;
    for (const auto toss : {coin, coin_by_name}) {
        for (const double visibility : {0.02, 0.1, 0.5, 0.9}) {
            CAPTURE(visibility);
            std::vector<std::uint64_t> posts_of_hits(kFollowers + 1);
            for (std::uint64_t post = 0; post < kPosts; ++post) {
                std::size_t hits = 0;
                for (std::uint64_t follower = 0; follower < kFollowers; ++follower)
                    hits += toss(hash_of(post), follower) < visibility ? 1U : 0U;
                ++posts_of_hits[hits];
            }
            std::vector<double> expected(kFollowers + 1);
            const auto n = static_cast<double>(kFollowers);
            for (std::size_t k = 0; k <= kFollowers; ++k) {
                const auto hits = static_cast<double>(k);
                const double log_binomial = std::lgamma(n + 1) - std::lgamma(hits + 1) - std::lgamma(n - hits + 1);
                expected[k] = kPosts * std::exp(log_binomial + hits * std::log(visibility) + (n - hits) * std::log1p(-visibility));
            }
            CHECK(std::abs(test::chi_square(posts_of_hits, expected).standardised()) < test::kStandardErrors);
        }
    }
}

TEST_CASE("each follower is hit by its share of the posts") {
    constexpr std::uint64_t kPosts = 20'000;
    constexpr std::size_t kFollowers = 256;
    for (const auto toss : {coin, coin_by_name}) {
        std::vector<std::uint64_t> hits(kFollowers);
        for (std::uint64_t post = 0; post < kPosts; ++post) {
            for (std::size_t follower = 0; follower < kFollowers; ++follower)
                hits[follower] += toss(hash_of(kPosts + post), follower) < 0.1 ? 1U : 0U;
        }
        test::ChiSquare result{0.0, kFollowers};
        for (const std::uint64_t count : hits) {
            const double excess = static_cast<double>(count) - 0.1 * kPosts;
            result.statistic += excess * excess / (kPosts * 0.1 * 0.9);
        }
        CHECK(std::abs(result.standardised()) < test::kStandardErrors);
    }
}

TEST_CASE("a digest of bytes tells apart what differs in one byte, in length or in seed") {
    const std::string text = "an answer within the hour, 24 bytes+";
    std::set<std::uint64_t> digests{hash_text(text), hash_text(text, 1), hash_text("")};
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        digests.insert(hash_text(changed));
        digests.insert(hash_text(text.substr(0, i + 1) + '\0'));
    }
    CHECK(digests.size() == 3 + 2 * text.size());
    CHECK(hash_text(text) == hash_bytes(std::as_bytes(std::span{text})));
}
