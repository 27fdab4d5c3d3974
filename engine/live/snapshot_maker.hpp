// From a running simulation to what a window shows of it. What grows with the run is followed, not counted again: a snapshot costs what
// happened since the last one, and a look at the open cases.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "engine/measure/run_record.hpp"
#include "engine/sim/simulation.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

/// Follows one simulation from its beginning; another one, or one that went back, needs another maker.
class SnapshotMaker {
  public:
    explicit SnapshotMaker(const Simulation& simulation);

    /// Figures, feed, desk and decisions as they are now; how it is run (state, speed, branch, journal) is left to the caller. [serial]
    [[nodiscard]] LiveSnapshot make();
    /// Looks at every account; until then snapshots hold the columns of the last look. O(accounts). [serial]
    void look_at_accounts();

  private:
    [[nodiscard]] Time now() const noexcept;
    void follow_posts();
    void make_series(LiveSnapshot& snapshot) const;
    void make_posts(LiveSnapshot& snapshot) const;
    void make_cases(LiveSnapshot& snapshot);
    void make_decisions(LiveSnapshot& snapshot) const;
    void make_figures(LiveFigures& figures) const;
    [[nodiscard]] bool is_crisis(Time now) const;

    const Simulation& simulation_;
    Duration step_;
    std::size_t posts_followed_ = 0;
    std::size_t replies_followed_ = 0;
    std::vector<LivePoint> points_;
    /// Items by hour, for the crisis rule.
    std::vector<double> hourly_;
    std::vector<std::uint8_t> flags_;
    std::vector<std::uint8_t> anger_;
};

/// Snapshots of larger networks hold no columns of accounts.
inline constexpr std::uint64_t kMostLiveAccounts = 4'000'000;

}  // namespace firebreak
