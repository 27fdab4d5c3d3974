// Lines of an edge list to pairs of ids. The usual line (two ids, one separator) takes about 10 ns; anything else goes a slower way
// that knows what to say about it.
#pragma once

#include "engine/graph/buffer.hpp"
#include "engine/graph/read_report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// What the lines of one file look like; settled by its first line of data.
struct LineRules {
    /// A third column, a number, is the weight of the follow.
    bool has_weights = false;
    /// Whatever stands after the needed columns is left alone.
    bool ignores_further_columns = false;
};

/// A line that could not be read; line and column count from 0 within the chunk.
struct BadLine {
    std::uint64_t line = 0;
    std::size_t column = 0;
    std::string message;
};

template <class Id>
struct IdPair {
    Id left;
    Id right;
};

/// What a chunk of whole lines holds.
template <class Id>
struct ParsedChunk {
    Buffer<IdPair<Id>> pairs;
    /// Parallel to pairs, or empty.
    Buffer<float> weights;
    ReadReport counts;
    /// The first kMostBadLines of counts.bad_lines.
    std::vector<BadLine> bad_lines;
    /// An id does not fit `Id`: read again with 64 bits. The rest of this chunk is then not filled.
    bool needs_wider_ids = false;
};

inline constexpr std::size_t kMostBadLines = 20;

/// Parses whole lines. `chunk` must lie within `text`, which may be read (not used) beyond the chunk. [parallel]
template <class Id>
[[nodiscard]] ParsedChunk<Id> parse_chunk(std::string_view chunk, std::string_view text, LineRules rules);

extern template ParsedChunk<std::uint32_t> parse_chunk(std::string_view, std::string_view, LineRules);
extern template ParsedChunk<std::uint64_t> parse_chunk(std::string_view, std::string_view, LineRules);

/// What comes before the data: a byte order mark, comments, perhaps a line of column names; and what the first line of data looks like.
struct LinesBefore {
    std::size_t bytes = 0;
    ReadReport counts;
    std::size_t columns = 0;
};

[[nodiscard]] LinesBefore read_lines_before(std::string_view text);

/// Whether a line is a comment ('#' or '%' first) or empty, and so holds no follow.
[[nodiscard]] bool holds_no_follow(std::string_view line) noexcept;

}  // namespace firebreak
