// One run's results as bytes: as they go from a worker to its supervisor, and as they lie in a shard.
#pragma once

#include "engine/study/study_results.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace firebreak {

[[nodiscard]] std::vector<std::byte> bytes_of(const StudyRun& run);
/// Throws RunError when the bytes are no such record.
[[nodiscard]] StudyRun run_from(std::span<const std::byte> bytes);

}  // namespace firebreak
