#include "engine/study/shard_task.hpp"

#include <cassert>
#include <iterator>
#include <utility>

namespace firebreak {

ShardTask::ShardTask(std::vector<std::uint64_t> runs, std::optional<Lease> lease) : lease_{std::move(lease)} {
    batches_.push_back({std::move(runs)});
}

ShardTask::ShardTask(std::vector<Batch> batches, std::optional<Lease> lease)
    : batches_{std::make_move_iterator(batches.begin()), std::make_move_iterator(batches.end())}, lease_{std::move(lease)} {}

const std::vector<std::uint64_t>& ShardTask::take_batch() {
    assert(open_.empty() && "one batch at a time");
    current_ = std::move(batches_.front());
    batches_.pop_front();
    for (const std::uint64_t run : current_.runs) open_.emplace(run, std::nullopt);
    return current_.runs;
}

void ShardTask::begin(std::uint64_t run, Clock::time_point now) {
    if (const auto found = open_.find(run); found != open_.end()) found->second = now;
}

void ShardTask::pause(std::uint64_t run) {
    if (const auto found = open_.find(run); found != open_.end()) found->second.reset();
}

void ShardTask::add_part(std::uint64_t run, std::span<const std::byte> part, bool is_last) {
    std::vector<std::byte>& bytes = parts_[run];
    bytes.insert(bytes.end(), part.begin(), part.end());
    if (!is_last) return;
    std::vector<std::byte> whole = std::move(bytes);
    parts_.erase(run);
    keep(run, std::move(whole));
}

void ShardTask::keep(std::uint64_t run, std::vector<std::byte> bytes) {
    open_.erase(run);
    kept_.insert_or_assign(run, std::move(bytes));
}

bool ShardTask::retry_alone(std::uint64_t run) {
    if (current_.is_alone) return true;
    open_.erase(run);
    batches_.push_back({{run}, true, current_.circle});
    return false;
}

std::optional<std::uint64_t> ShardTask::take_back() {
    parts_.clear();
    std::optional<std::uint64_t> guilty;
    Batch rest{{}, current_.is_alone, current_.circle};
    for (const auto& [run, begun] : open_) {
        if (begun && current_.is_alone) guilty = run;
        else if (begun) batches_.push_back({{run}, true, current_.circle});
        else rest.runs.push_back(run);
    }
    open_.clear();
    if (!rest.runs.empty()) batches_.push_front(std::move(rest));
    return guilty;
}

void ShardTask::put_back() {
    parts_.clear();
    Batch rest{{}, current_.is_alone, current_.circle};
    for (const auto& [run, begun] : open_) rest.runs.push_back(run);
    open_.clear();
    if (!rest.runs.empty()) batches_.push_front(std::move(rest));
}

std::optional<std::uint64_t> ShardTask::overdue(Clock::time_point now, std::chrono::duration<double> limit) const {
    for (const auto& [run, begun] : open_) {
        if (begun && now - *begun > limit) return run;
    }
    return std::nullopt;
}

std::vector<ShardRecord> ShardTask::records() const {
    std::vector<ShardRecord> records;
    for (const auto& [run, bytes] : kept_) records.push_back({run, bytes});
    return records;
}

}  // namespace firebreak
