#include "engine/live/checkpoints.hpp"

#include <algorithm>
#include <utility>

namespace firebreak {

void Checkpoints::keep(MemoryCheckpoint checkpoint) {
    bytes_ += checkpoint.state.size();
    kept_.push_back(std::move(checkpoint));
    while (bytes_ > budget_ && kept_.size() > 1) {
        std::vector<MemoryCheckpoint> rest;
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            const bool is_kept = i + 1 == kept_.size() || (i % 2 == 1 && i + 2 != kept_.size());
            if (is_kept) rest.push_back(std::move(kept_[i]));
            else bytes_ -= kept_[i].state.size();
        }
        kept_ = std::move(rest);
    }
}

const MemoryCheckpoint* Checkpoints::before(Time time, std::size_t journal_entries) const noexcept {
    for (auto one = kept_.rbegin(); one != kept_.rend(); ++one) {
        if (one->time <= time && one->journal_entries <= journal_entries) return &*one;
    }
    return nullptr;
}

void Checkpoints::drop_after(Time time, std::size_t journal_entries) {
    std::erase_if(kept_, [&](const MemoryCheckpoint& one) {
        const bool is_dropped = one.time > time || one.journal_entries > journal_entries;
        if (is_dropped) bytes_ -= one.state.size();
        return is_dropped;
    });
}

}  // namespace firebreak
