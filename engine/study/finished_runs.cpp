#include "engine/study/finished_runs.hpp"

#include "engine/measure/measures.hpp"
#include "engine/study/run_bytes.hpp"

#include <algorithm>

namespace firebreak {

FinishedRuns::FinishedRuns(StudyFolder folder, const StudyPlan& plan, std::string_view measure) : folder_{std::move(folder)}, plan_{plan} {
    const auto infos = measure_infos();
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (infos[i].key == measure) measure_ = i;
    }
}

void FinishedRuns::look() {
    for (const std::filesystem::path& shard : shards_in(folder_)) {
        if (!known_.insert(shard.filename().string()).second) continue;
        read_shard(shard, [this](std::uint64_t run, std::span<const std::byte> bytes) { take(run, bytes); });
    }
}

void FinishedRuns::take(std::uint64_t run, std::span<const std::byte> bytes) {
    if (has(run)) return;
    if (run >= is_done_.size()) is_done_.resize(run + 1);
    is_done_[run] = true;
    ++count_;
    const StudyRun record = run_from(bytes);
    if (!record.failure.empty()) ++failed_;
    if (!measure_ || record.point != 0 || *measure_ >= record.measures.size()) return;
    if (const std::optional<double> value = record.measures[*measure_]) values_[run] = *value;
}

std::vector<std::uint64_t> FinishedRuns::missing(std::uint64_t first, std::uint64_t end, std::uint64_t repetitions) const {
    std::vector<std::uint64_t> runs;
    for (std::uint64_t run = first; run < end; ++run) {
        if (!has(run) && plan_.is_planned(run, repetitions)) runs.push_back(run);
    }
    return runs;
}

bool FinishedRuns::is_complete(std::uint64_t repetitions) const {
    const std::uint64_t end = plan_.end(repetitions);
    for (std::uint64_t run = 0; run < end; ++run) {
        if (!has(run) && plan_.is_planned(run, repetitions)) return false;
    }
    return true;
}

std::vector<std::optional<double>> FinishedRuns::values(std::uint32_t branch, std::uint64_t repetitions) const {
    std::vector<std::optional<double>> values(repetitions);
    for (std::uint64_t repetition = 0; repetition < repetitions; ++repetition) {
        const auto found = values_.find(plan_.number_of({repetition, branch, 0}));
        if (found != values_.end()) values[repetition] = found->second;
    }
    return values;
}

}  // namespace firebreak
