#include "engine/graph/graph_checksum.hpp"

#include "engine/core/hash.hpp"
#include "engine/graph/parallel_blocks.hpp"

namespace firebreak {

std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes) {
    std::vector<std::uint64_t> checksums(block_count(bytes.size(), kChecksumBlock));
    for_each_block(bytes.size(), kChecksumBlock, [&](std::size_t block, std::size_t begin, std::size_t end) {
        checksums[block] = hash_bytes(bytes.subspan(begin, end - begin), block);
    });
    return checksums;
}

std::uint64_t content_hash_of(std::uint32_t kind, std::uint64_t accounts, std::uint64_t follows, const GraphChecksums& checksums) {
    const auto hash_list = [](const std::vector<std::uint64_t>& list) { return hash_bytes(std::as_bytes(std::span{list})); };
    return hash_of(kind, accounts, follows, hash_list(checksums.offsets), hash_list(checksums.followers), hash_list(checksums.weights));
}

}  // namespace firebreak
