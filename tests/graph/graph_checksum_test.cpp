#include "engine/graph/graph_checksum.hpp"

#include <doctest/doctest.h>

#include <set>

namespace firebreak {
namespace {

TEST_CASE("every bit of a block counts, and so do its length and its number") {
    // Whole stripes and a rest.
    std::vector<std::byte> bytes(64 * 3 + 13, std::byte{0});
    std::set<std::uint64_t> seen{block_checksum(bytes, 0)};
    std::size_t expected = 1;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit, ++expected) {
            bytes[at] ^= std::byte{1} << bit;
            seen.insert(block_checksum(bytes, 0));
            bytes[at] ^= std::byte{1} << bit;
        }
    }
    for (std::size_t size = 0; size < bytes.size(); ++size, ++expected) seen.insert(block_checksum(std::span{bytes}.first(size), 0));
    for (std::size_t number = 1; number < 100; ++number, ++expected) seen.insert(block_checksum(bytes, number));
    CHECK(seen.size() == expected);
}

TEST_CASE("words that change places are noticed, within a lane and across lanes") {
    std::vector<std::byte> bytes(64 * 4);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(i);
    const std::uint64_t before = block_checksum(bytes, 7);
    for (const std::size_t other : {8U, 64U, 72U, 128U}) {
        auto changed = bytes;
        std::swap_ranges(changed.begin(), changed.begin() + 8, changed.begin() + static_cast<std::ptrdiff_t>(other));
        CHECK(block_checksum(changed, 7) != before);
    }
}

}  // namespace
}  // namespace firebreak
