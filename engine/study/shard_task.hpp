// The runs of one shard on their way: which are done, which are being worked on, and what becomes of them when their worker dies.
//
// Runs that were under way when a worker died are retried one by one, each in a process of its own: the one that dies again is guilty. The
// others are asked for again, together.
#pragma once

#include "engine/study/lease.hpp"
#include "engine/study/shard_file.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace firebreak {

class ShardTask {
  public:
    using Clock = std::chrono::steady_clock;

    /// What to ask a worker for next; a run that is to be alone gets a fresh one.
    struct Batch {
        std::vector<std::uint64_t> runs;
        bool is_alone = false;
        /// Runs of different circles never meet in one process (own_plugins.hpp).
        std::uint32_t circle = 0;
    };

    ShardTask(std::vector<std::uint64_t> runs, std::optional<Lease> lease);
    ShardTask(std::vector<Batch> batches, std::optional<Lease> lease);

    [[nodiscard]] bool has_batch() const noexcept { return !batches_.empty(); }
    [[nodiscard]] bool next_is_alone() const noexcept { return batches_.front().is_alone; }
    [[nodiscard]] std::uint32_t next_circle() const noexcept { return batches_.front().circle; }
    /// Takes the next batch; its runs are open until they are kept.
    const std::vector<std::uint64_t>& take_batch();
    /// All runs of the batch are kept or have been put back.
    [[nodiscard]] bool is_batch_done() const noexcept { return open_.empty(); }
    [[nodiscard]] bool is_done() const noexcept { return open_.empty() && batches_.empty(); }

    void begin(std::uint64_t run, Clock::time_point now);
    void pause(std::uint64_t run);
    /// A part of a run's bytes; with the last, the run is kept.
    void add_part(std::uint64_t run, std::span<const std::byte> part, bool is_last);
    void keep(std::uint64_t run, std::vector<std::byte> bytes);
    /// To be tried again by itself. True when it was alone already: then it is for the caller to keep a failure.
    [[nodiscard]] bool retry_alone(std::uint64_t run);
    /// The worker died. The run that is guilty for certain, if one is: it was alone.
    [[nodiscard]] std::optional<std::uint64_t> take_back();
    /// The worker was stopped for another reason: what is open is asked for again.
    void put_back();
    /// The run that has been worked on longer than this, if there is one.
    [[nodiscard]] std::optional<std::uint64_t> overdue(Clock::time_point now, std::chrono::duration<double> limit) const;

    /// Kept so far, by run.
    [[nodiscard]] std::vector<ShardRecord> records() const;
    [[nodiscard]] std::size_t kept() const noexcept { return kept_.size(); }
    void beat() const noexcept {
        if (lease_) lease_->beat();
    }

  private:
    std::deque<Batch> batches_;
    Batch current_;
    /// Of the current batch: asked for and not kept; those begun with the time when.
    std::map<std::uint64_t, std::optional<Clock::time_point>> open_;
    std::map<std::uint64_t, std::vector<std::byte>> parts_;
    std::map<std::uint64_t, std::vector<std::byte>> kept_;
    std::optional<Lease> lease_;
};

}  // namespace firebreak
