// 64-bit mixing: the names of things (posts, cases) are hashes of their causes, and the per-follow coin is one mix.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace firebreak {

/// A bijection of 64-bit words in which every input bit reaches every output bit (Stafford's variant 13 of MurmurHash3's finalizer).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t word) noexcept {
    word ^= word >> 30;
    word *= 0xbf58476d1ce4e5b9ULL;
    word ^= word >> 27;
    word *= 0x94d049bb133111ebULL;
    return word ^ (word >> 31);
}

/// The name of something caused by `words`, in this order. Different orders and lengths give different names.
template <class... Words>
[[nodiscard]] constexpr std::uint64_t hash_of(std::uint64_t first, Words... rest) noexcept {
    std::uint64_t state = mix(first + std::uint64_t{0x9e3779b97f4a7c15});
    ((state = mix((state ^ static_cast<std::uint64_t>(rest)) + std::uint64_t{0x9e3779b97f4a7c15})), ...);
    return state;
}

/// A digest of bytes, for content addresses and golden values; not cryptographic. Reads eight bytes at a time, little-endian.
[[nodiscard]] std::uint64_t hash_bytes(std::span<const std::byte> bytes, std::uint64_t seed = 0) noexcept;
[[nodiscard]] std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0) noexcept;

}  // namespace firebreak
