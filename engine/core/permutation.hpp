// A random order of 0 … n-1 in which any place can be looked up by itself: who is shown the trending post as number r, who reads an
// article. A Feistel network on the next even number of bits, walked until it lands inside (Black and Rogaway 2002).
#pragma once

#include "engine/core/hash.hpp"

#include <bit>
#include <cstdint>

namespace firebreak {

/// One of all orders of `size` items, named by `key`; `size` below 2^32. [parallel]
class KeyedPermutation {
  public:
    constexpr KeyedPermutation(std::uint64_t size, std::uint64_t key) noexcept
        : size_{size}, key_{key}, half_bits_{(static_cast<unsigned>(std::bit_width(size > 1 ? size - 1 : 1U)) + 1U) / 2U} {}

    /// The item at `place`, which must be below `size`. About 1.5 walks of 8 rounds on average, 4 at most expected.
    [[nodiscard]] constexpr std::uint64_t operator()(std::uint64_t place) const noexcept {
        std::uint64_t item = place;
        do item = once(item);
        while (item >= size_);
        return item;
    }

  private:
    [[nodiscard]] constexpr std::uint64_t once(std::uint64_t item) const noexcept {
        // Four rounds leave neighbours dependent: by some 3 % among 1000 items, by 10 % among 10.
        constexpr std::uint64_t kRounds = 8;
        const std::uint64_t mask = (std::uint64_t{1} << half_bits_) - 1;
        std::uint64_t left = item >> half_bits_;
        std::uint64_t right = item & mask;
        for (std::uint64_t round = 0; round < kRounds; ++round) {
            const std::uint64_t turned = left ^ (hash_of(key_, round, right) & mask);
            left = right;
            right = turned;
        }
        return (left << half_bits_) | right;
    }

    std::uint64_t size_;
    std::uint64_t key_;
    unsigned half_bits_;
};

}  // namespace firebreak
