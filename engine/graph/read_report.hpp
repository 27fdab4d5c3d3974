// What a reader met in a file: nothing is dropped without being counted.
#pragma once

#include <cstdint>

namespace firebreak {

/// Counts of one reading. Kept in the binary file too, so that a cached graph still tells what was dropped from its source.
struct ReadReport {
    std::uint64_t lines = 0;
    std::uint64_t comments = 0;
    std::uint64_t blank_lines = 0;
    std::uint64_t header_lines = 0;
    /// Lines that could not be read; more than 0 only where the caller asked to skip them.
    std::uint64_t bad_lines = 0;
    /// Follows dropped because the author was its own follower.
    std::uint64_t self_loops = 0;
    /// Follows dropped because the same follow stood earlier in the file.
    std::uint64_t duplicates = 0;

    friend bool operator==(const ReadReport&, const ReadReport&) = default;
};

}  // namespace firebreak
