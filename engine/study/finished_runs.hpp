// Which runs of a study are done: the union of the shards in its folder, looked at again and again while others add to it.
#pragma once

#include "engine/study/plan.hpp"
#include "engine/study/shard_file.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace firebreak {

class FinishedRuns {
  public:
    /// `measure`: the one of which values are kept, for the stopping rule; may be empty.
    FinishedRuns(StudyFolder folder, const StudyPlan& plan, std::string_view measure);

    /// Reads the shards that were not there before. Throws RunError for a damaged one.
    void look();
    [[nodiscard]] bool has(std::uint64_t run) const noexcept { return run < is_done_.size() && is_done_[run]; }
    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }
    /// The planned runs in [first, end) that are not done.
    [[nodiscard]] std::vector<std::uint64_t> missing(std::uint64_t first, std::uint64_t end, std::uint64_t repetitions) const;
    [[nodiscard]] bool is_complete(std::uint64_t repetitions) const;
    /// The kept measure of one branch at the base, by repetition up to `repetitions`.
    [[nodiscard]] std::vector<std::optional<double>> values(std::uint32_t branch, std::uint64_t repetitions) const;

  private:
    void take(std::uint64_t run, std::span<const std::byte> bytes);

    StudyFolder folder_;
    const StudyPlan& plan_;
    std::optional<std::size_t> measure_;
    std::set<std::string> known_;
    std::vector<bool> is_done_;
    std::unordered_map<std::uint64_t, double> values_;
    std::uint64_t count_ = 0;
    std::uint64_t failed_ = 0;
};

}  // namespace firebreak
