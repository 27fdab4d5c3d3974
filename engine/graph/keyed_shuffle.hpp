// Random order and random picks for the generators: pure functions of a key, the same for any number of threads.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/ids.hpp"
#include "engine/graph/buffer.hpp"

#include <cstdint>
#include <span>

namespace firebreak {

/// SplitMix64 (Steele, Lea and Flood 2014) from a key: a tenth of the cost of a Philox draw, where millions of draws belong to one row or
/// block.
class KeyedStream {
  public:
    explicit constexpr KeyedStream(std::uint64_t key) noexcept : state_{key} {}
    constexpr std::uint64_t next() noexcept { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
    constexpr double uniform() noexcept { return unit_interval(next()); }
    /// A whole number in [0, bound); bound at least 1. The bias is below bound / 2^64.
    constexpr std::uint64_t below(std::uint64_t bound) noexcept {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>((Wide{next()} * bound) >> 64);
    }

  private:
    std::uint64_t state_;
};

/// Fisher and Yates in place; for what fits a cache. O(size).
template <class T>
void shuffle_small(std::span<T> values, std::uint64_t key) noexcept {
    KeyedStream stream(key);
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[stream.below(i)]);
}

/// Puts `values` into one of all orders, each as likely: every value draws a bucket, then each bucket is shuffled within the cache
/// (Rao 1961, Sandelius 1962). O(size), twice the memory meanwhile, about 10 ns per value and thread. [setup]
template <class T>
void keyed_shuffle(Buffer<T>& values, std::uint64_t key);

extern template void keyed_shuffle(Buffer<std::uint32_t>&, std::uint64_t);
extern template void keyed_shuffle(Buffer<AccountId>&, std::uint64_t);

/// Account i counts[i] times, all in random order: keyed_shuffle() of them, without twice the memory. [setup]
[[nodiscard]] Buffer<AccountId> shuffled_stubs(std::span<const std::uint32_t> counts, std::uint64_t key);

/// The accounts 0 … n-1 in random order.
[[nodiscard]] Buffer<AccountId> keyed_permutation(std::uint32_t accounts, std::uint64_t key);

}  // namespace firebreak
