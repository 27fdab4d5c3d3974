// A snapshot as flat bytes without a pointer, and back: what travels through shared memory. Both ends are of one build.
#pragma once

#include "engine/live/live_snapshot.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace firebreak {

[[nodiscard]] std::vector<std::byte> bytes_of(const LiveSnapshot& snapshot);
/// Throws RunError when the bytes are no snapshot of this build.
[[nodiscard]] LiveSnapshot snapshot_of(std::span<const std::byte> bytes);

/// Upper bound of the bytes of any snapshot of a run with so many accounts and steps of the time series.
[[nodiscard]] std::size_t most_snapshot_bytes(std::uint64_t accounts, std::size_t steps) noexcept;

}  // namespace firebreak
