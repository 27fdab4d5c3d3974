#include "engine/graph/background_check.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/graph/graph_checksum.hpp"
#include "engine/graph/parallel_blocks.hpp"

#include <fmt/format.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace firebreak {
namespace {

constexpr std::size_t kBlocksPerTask = 64;
constexpr std::uint64_t kSound = std::numeric_limits<std::uint64_t>::max();

std::uint64_t first_damage(const CheckedPart& part, std::size_t first_block) {
    const std::size_t last = std::min(part.checksums.size(), first_block + kBlocksPerTask);
    for (std::size_t block = first_block; block < last; ++block) {
        const std::size_t begin = block * kChecksumBlock;
        const std::size_t size = std::min(kChecksumBlock, part.bytes.size() - begin);
        if (block_checksum(part.bytes.subspan(begin, size), block) != part.checksums[block]) return part.begin + begin;
    }
    return kSound;
}

}  // namespace

struct BackgroundCheck::Work {
    std::filesystem::path path;
    std::vector<CheckedPart> parts;
    // Per task, the place in the file of its first damaged block, or kSound. Each is written by its own task alone.
    std::vector<std::uint64_t> damage;
    tbb::task_group tasks;

    ~Work() {
        tasks.cancel();
        tasks.wait();
    }
};

BackgroundCheck::BackgroundCheck() = default;
BackgroundCheck::~BackgroundCheck() = default;
BackgroundCheck::BackgroundCheck(BackgroundCheck&&) noexcept = default;
BackgroundCheck& BackgroundCheck::operator=(BackgroundCheck&&) noexcept = default;

BackgroundCheck::BackgroundCheck(std::filesystem::path path, std::vector<CheckedPart> parts) : work_{std::make_unique<Work>()} {
    work_->path = std::move(path);
    work_->parts = std::move(parts);
    std::size_t tasks = 0;
    for (const CheckedPart& part : work_->parts) tasks += block_count(part.checksums.size(), kBlocksPerTask);
    work_->damage.assign(tasks, kSound);
    std::uint64_t* damage = work_->damage.data();
    for (const CheckedPart& part : work_->parts) {
        for (std::size_t block = 0; block < part.checksums.size(); block += kBlocksPerTask, ++damage) {
            work_->tasks.run([&part, block, damage] { *damage = first_damage(part, block); });
        }
    }
}

void BackgroundCheck::require_sound() const {
    if (!work_) return;
    work_->tasks.wait();
    const auto& damage = work_->damage;
    const auto damaged = std::find_if(damage.begin(), damage.end(), [](std::uint64_t place) { return place != kSound; });
    if (damaged == damage.end()) return;
    throw RunError(
        fmt::format("{}: is damaged near byte {} (a checksum does not fit), so what was worked out from it is not to be trusted; "
                    "import its source again, or delete it if it is a cached copy",
                    work_->path.string(), *damaged));
}

}  // namespace firebreak
