// States of a run kept in memory, so that one can go back to any moment: to the nearest state before it, and on from there.
#pragma once

#include "engine/core/time.hpp"

#include <cstddef>
#include <vector>

namespace firebreak {

struct MemoryCheckpoint {
    Time time{};
    /// Entries of the journal that the state has taken on.
    std::size_t journal_entries = 0;
    std::vector<std::byte> state;
};

/// Checkpoints in the order of time. Beyond the budget every second one is dropped, the newest kept: their distances grow, and stay even.
class Checkpoints {
  public:
    explicit Checkpoints(std::size_t budget_bytes) noexcept : budget_{budget_bytes} {}

    void keep(MemoryCheckpoint checkpoint);
    /// The latest not after `time` that knows at most `journal_entries` entries; nullptr when there is none. O(checkpoints).
    [[nodiscard]] const MemoryCheckpoint* before(Time time, std::size_t journal_entries) const noexcept;
    /// Forgets all that another future made: those after `time`, and those that know more entries.
    void drop_after(Time time, std::size_t journal_entries);
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }
    [[nodiscard]] std::size_t count() const noexcept { return kept_.size(); }

  private:
    std::size_t budget_;
    std::size_t bytes_ = 0;
    std::vector<MemoryCheckpoint> kept_;
};

}  // namespace firebreak
