#include "engine/company/crisis.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr std::uint32_t kHighHours = 2;
constexpr std::uint32_t kCalmHours = 24;
constexpr std::size_t kDaysNeeded = 3;

}  // namespace

bool CrisisRule::is_high(double volume, double expected) const noexcept {
    return volume > std::max({floor, expected + 5.0 * std::sqrt(expected), 5.0 * expected});
}

bool CrisisRule::is_calm(double volume, double expected) const noexcept { return volume <= std::max(floor / 4.0, 2.0 * expected); }

bool CrisisTracker::next_hour(double volume, double expected) noexcept {
    high_hours_ = rule_.is_high(volume, expected) ? high_hours_ + 1 : 0;
    calm_hours_ = rule_.is_calm(volume, expected) ? calm_hours_ + 1 : 0;
    if (!is_crisis_ && high_hours_ >= kHighHours) is_crisis_ = true;
    if (is_crisis_ && calm_hours_ >= kCalmHours) is_crisis_ = false;
    return is_crisis_;
}

std::vector<CrisisSpan> find_crises(std::span<const double> volume, std::span<const double> expected, CrisisRule rule) {
    std::vector<CrisisSpan> spans;
    CrisisTracker tracker{rule};
    bool was_crisis = false;
    for (std::size_t hour = 0; hour < volume.size(); ++hour) {
        const bool is_crisis = tracker.next_hour(volume[hour], expected[hour]);
        if (is_crisis && !was_crisis) spans.push_back({hour + 1 - kHighHours, volume.size(), true});
        // The end is the first hour that is followed by 24 calm ones: the last before the calm day.
        if (!is_crisis && was_crisis) {
            spans.back().end_hour = hour - kCalmHours;
            spans.back().is_censored = false;
        }
        was_crisis = is_crisis;
    }
    return spans;
}

std::vector<double> expected_volume(std::span<const double> volume, std::size_t event_hour, std::span<const double> analytic) {
    const std::size_t days = event_hour / 24;
    std::vector<double> expected(analytic.begin(), analytic.end());
    if (days < kDaysNeeded) return expected;
    for (std::size_t hour = 0; hour < expected.size(); ++hour) {
        double sum = 0.0;
        for (std::size_t day = 0; day < days; ++day) sum += volume[day * 24 + hour % 24];
        expected[hour] = sum / static_cast<double>(days);
    }
    return expected;
}

}  // namespace firebreak
