// Folders of one study that was run on several machines become one.
#include "engine/core/disk_error.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/shard_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

namespace firebreak {
namespace {

constexpr std::size_t kRunsPerShard = 4000;

struct Found {
    std::vector<std::byte> bytes;
    std::filesystem::path folder;
};

PlanFile plan_in(const std::filesystem::path& folder) {
    std::optional<PlanFile> plan = read_plan_file({folder});
    if (!plan) throw InputError({folder.string()}, "holds no study: there is no plan.json");
    return std::move(*plan);
}

void gather(const std::filesystem::path& folder, std::map<std::uint64_t, Found>& runs) {
    for (const std::filesystem::path& shard : shards_in({folder})) {
        read_shard(shard, [&](std::uint64_t run, std::span<const std::byte> bytes) {
            const auto [place, is_new] = runs.try_emplace(run, Found{{bytes.begin(), bytes.end()}, folder});
            if (!is_new && !std::equal(bytes.begin(), bytes.end(), place->second.bytes.begin(), place->second.bytes.end()))
                throw InputError({folder.string()}, fmt::format("gives other results for run {} than {}; they are not of one program", run,
                                                                place->second.folder.string()));
        });
    }
}

void copy_networks(const StudyFolder& from, const StudyFolder& to) {
    std::error_code error;
    // The facts go last, as they do when a network is made.
    for (const char* ending : {".fbgraph", ".json"}) {
        for (const auto& entry : std::filesystem::directory_iterator{from.networks(), error}) {
            if (entry.path().extension() != ending) continue;
            std::filesystem::copy_file(entry.path(), to.networks() / entry.path().filename(), std::filesystem::copy_options::skip_existing,
                                       error);
            if (error) throw DiskError(fmt::format("{}: cannot be copied: {}", entry.path().string(), error.message()));
        }
    }
}

}  // namespace

void merge_studies(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& target) {
    PlanFile plan = plan_in(folders.front());
    std::map<std::uint64_t, Found> runs;
    for (const std::filesystem::path& folder : folders) {
        const PlanFile other = plan_in(folder);
        if (const std::string why = why_different(other, plan); !why.empty()) throw InputError({folder.string()}, why);
        plan.repetitions = std::max(plan.repetitions, other.repetitions);
        gather(folder, runs);
    }
    const StudyFolder merged{target};
    if (const std::optional<PlanFile> there = read_plan_file(merged)) {
        if (const std::string why = why_different(*there, plan); !why.empty()) throw InputError({target.string()}, why);
        plan.repetitions = std::max(plan.repetitions, there->repetitions);
        gather(target, runs);
    }
    merged.make();
    replace_plan_file(merged, plan);
    for (const std::filesystem::path& folder : folders) copy_networks({folder}, merged);
    // What is there already stays; the rest goes beside it.
    std::map<std::uint64_t, Found> there;
    gather(target, there);
    std::vector<ShardRecord> records;
    for (auto& [run, found] : runs) {
        if (there.contains(run)) continue;
        records.push_back({run, std::move(found.bytes)});
        if (records.size() < kRunsPerShard) continue;
        write_shard(merged, records);
        records.clear();
    }
    write_shard(merged, records);
}

}  // namespace firebreak
