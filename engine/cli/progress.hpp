// A progress bar with an ETA, on a terminal, for work that takes longer than two seconds.
#pragma once

#include <chrono>
#include <string>

namespace firebreak {

class Progress {
  public:
    /// `label` stands before the bar. Silent unless stderr is a terminal, or `is_forced` (then one plain line per tenth of the work).
    Progress(std::string label, bool is_forced);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `done` in [0, 1]; `detail` stands after the bar. Draws at most ten times a second.
    void update(double done, const std::string& detail);
    /// Takes the bar away.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;
    std::string label_;
    bool is_terminal_;
    bool is_forced_;
    bool is_drawn_ = false;
    int tenths_ = 0;
    Clock::time_point started_;
    Clock::time_point drawn_;
};

}  // namespace firebreak
