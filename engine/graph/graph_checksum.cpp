#include "engine/graph/graph_checksum.hpp"

#include "engine/core/hash.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace firebreak {
namespace {

constexpr std::size_t kLanes = 8;
constexpr std::size_t kStripe = kLanes * sizeof(std::uint64_t);
constexpr std::uint64_t kFirst = 0x9e3779b185ebca87ULL;
constexpr std::uint64_t kSecond = 0xc2b2ae3d27d4eb4fULL;

using Lanes = std::array<std::uint64_t, kLanes>;

// The round of XXH64 (Collet 2012): a bijection of each lane, whatever the word, and of each word, whatever the lane; two words of a lane
// make up for each other only when both change in many bits.
inline void add_stripe(Lanes& lanes, const std::byte* at) noexcept {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        std::uint64_t word;
        std::memcpy(&word, at + lane * sizeof word, sizeof word);
        lanes[lane] = std::rotl(lanes[lane] + word * kSecond, 31) * kFirst;
    }
}

}  // namespace

std::uint64_t block_checksum(std::span<const std::byte> block, std::size_t number) noexcept {
    Lanes lanes;
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] = mix(number * kLanes + lane);
    std::size_t at = 0;
    for (; at + kStripe <= block.size(); at += kStripe) add_stripe(lanes, block.data() + at);
    std::array<std::byte, kStripe> rest{};
    std::memcpy(rest.data(), block.data() + at, block.size() - at);
    add_stripe(lanes, rest.data());
    std::uint64_t hash = block.size();
    for (const std::uint64_t lane : lanes) hash = hash_of(hash, lane);
    return hash;
}

std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes) {
    std::vector<std::uint64_t> checksums(block_count(bytes.size(), kChecksumBlock));
    for_each_block(bytes.size(), kChecksumBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        checksums[block] = block_checksum(bytes.subspan(begin, end - begin), block);
    });
    return checksums;
}

std::uint64_t content_hash_of(std::uint32_t kind, std::uint64_t accounts, std::uint64_t follows, const GraphChecksums& checksums) {
    const auto hash_list = [](const std::vector<std::uint64_t>& list) { return hash_bytes(std::as_bytes(std::span{list})); };
    return hash_of(kind, accounts, follows, hash_list(checksums.offsets), hash_list(checksums.followers), hash_list(checksums.weights));
}

}  // namespace firebreak
