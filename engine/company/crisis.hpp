// The one definition of a crisis. The company applies it to what it sees, the measures to what truly happened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak {

/// An hour is high above max(floor, b + 5 sqrt(b), 5 b) and calm up to max(floor / 4, 2 b), b being the volume expected at that hour.
struct CrisisRule {
    /// Least hourly volume that can be high: `company.crisis_floor` per 100,000 accounts, scaled to the network.
    double floor = 20.0;

    [[nodiscard]] bool is_high(double volume, double expected) const noexcept;
    [[nodiscard]] bool is_calm(double volume, double expected) const noexcept;
};

/// Follows hours one by one: a crisis begins with two high hours in a row (known in the second) and has ended after 24 calm hours in a row.
class CrisisTracker {
  public:
    explicit CrisisTracker(CrisisRule rule) noexcept : rule_{rule} {}
    /// The next full hour's volume; returns whether a crisis is on after it.
    bool next_hour(double volume, double expected) noexcept;
    [[nodiscard]] bool is_crisis() const noexcept { return is_crisis_; }

  private:
    CrisisRule rule_;
    std::uint32_t high_hours_ = 0;
    std::uint32_t calm_hours_ = 0;
    bool is_crisis_ = false;
};

/// A crisis found in a finished series: from its first high hour to the first hour that is followed by 24 calm ones; censored, with the
/// series' length for an end, when the series is over before that.
struct CrisisSpan {
    std::size_t start_hour = 0;
    std::size_t end_hour = 0;
    bool is_censored = false;
};

/// All crises of an hourly series; `expected` has the same length.
[[nodiscard]] std::vector<CrisisSpan> find_crises(std::span<const double> volume, std::span<const double> expected, CrisisRule rule);

/// Expected volume per hour: the mean of the same hour of the day over the whole days before `event_hour`, or `analytic` (per hour)
/// when there are fewer than three such days.
[[nodiscard]] std::vector<double> expected_volume(std::span<const double> volume, std::size_t event_hour, std::span<const double> analytic);

}  // namespace firebreak
