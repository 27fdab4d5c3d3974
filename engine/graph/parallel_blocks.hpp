// Loops cut into blocks whose borders depend on the size alone, so that whatever is done per block is the same for any number of threads.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace firebreak {

[[nodiscard]] constexpr std::size_t block_count(std::size_t size, std::size_t block) noexcept { return (size + block - 1) / block; }

/// Calls `visit(block_index, begin, end)` for each block of `block` items of [0, size), in parallel.
template <class Visit>
void for_each_block(std::size_t size, std::size_t block, Visit&& visit) {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, block_count(size, block), 1),
        [&](const tbb::blocked_range<std::size_t>& blocks) {
            for (std::size_t b = blocks.begin(); b != blocks.end(); ++b) visit(b, b * block, std::min(size, (b + 1) * block));
        },
        tbb::simple_partitioner{});
}

/// Calls `visit(first, last)` for as many equal slices of [0, accounts) as there are threads, at most eight (each slice reads all the
/// input). Only for work whose result does not depend on the slices.
template <class Visit>
void for_each_slice(std::uint32_t accounts, Visit&& visit) {
    const auto slices = static_cast<std::uint64_t>(std::clamp(tbb::this_task_arena::max_concurrency(), 1, 8));
    tbb::parallel_for(
        std::uint64_t{0}, slices,
        [&](std::uint64_t slice) {
            visit(static_cast<std::uint32_t>(accounts * slice / slices), static_cast<std::uint32_t>(accounts * (slice + 1) / slices));
        },
        tbb::simple_partitioner{});
}

}  // namespace firebreak
