// Finished runs in one SQLite file. It appears whole or not at all, and is never changed afterwards; a study is the union of its shards.
#pragma once

#include "engine/study/study_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace firebreak {

/// A run's number and its bytes (run_bytes).
struct ShardRecord {
    std::uint64_t run = 0;
    std::vector<std::byte> bytes;
};

/// Writes the records, sorted by run, as shards/runs-FIRST-END.sqlite: aside first, then on the disk, then in place. A shard of that name
/// that is there already stays: whoever made it computed the same. Throws DiskError. [serial]
void write_shard(const StudyFolder& folder, std::span<const ShardRecord> records);

/// The shards of a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> shards_in(const StudyFolder& folder);

/// Hands over every record of a shard. Throws RunError for a damaged file.
void read_shard(const std::filesystem::path& file, const std::function<void(std::uint64_t run, std::span<const std::byte> bytes)>& take);

/// Removes what processes that are gone left half written.
void remove_half_written(const StudyFolder& folder);

}  // namespace firebreak
