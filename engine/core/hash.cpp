#include "engine/core/hash.hpp"

#include <cstring>

namespace firebreak {

std::uint64_t hash_bytes(std::span<const std::byte> bytes, std::uint64_t seed) noexcept {
    std::uint64_t state = mix(seed ^ (bytes.size() * 0x9e3779b97f4a7c15ULL));
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t taken = bytes.size() < sizeof word ? bytes.size() : sizeof word;
        std::memcpy(&word, bytes.data(), taken);
        state = mix((state ^ word) + 0x9e3779b97f4a7c15ULL);
        bytes = bytes.subspan(taken);
    }
    return state;
}

std::uint64_t hash_text(std::string_view text, std::uint64_t seed) noexcept {
    return hash_bytes(std::as_bytes(std::span{text.data(), text.size()}), seed);
}

}  // namespace firebreak
