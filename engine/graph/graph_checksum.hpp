// One hash per block of bytes: blocks are hashed in parallel, and a damaged file can say where it is damaged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

inline constexpr std::size_t kChecksumBlock = std::size_t{1} << 20;

/// The hash of one block, the `number`-th of its array: eight hashes side by side, each of every eighth word, so that memory is what limits
/// it. Any change within one word is found for certain, any other but for one chance in 2^64. [parallel]
[[nodiscard]] std::uint64_t block_checksum(std::span<const std::byte> block, std::size_t number) noexcept;

/// The hash of each block of 1 MiB (the last may be shorter). 6 to 17 GB/s and thread. [parallel inside]
[[nodiscard]] std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes);

/// The block checksums of a graph's arrays; labels are kept apart, as they are no part of the content.
struct GraphChecksums {
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint64_t> followers;
    std::vector<std::uint64_t> weights;
    std::vector<std::uint64_t> labels;
};

/// The graph's content hash, from the checksums of its arrays.
[[nodiscard]] std::uint64_t content_hash_of(std::uint32_t kind, std::uint64_t accounts, std::uint64_t follows,
                                            const GraphChecksums& checksums);

}  // namespace firebreak
