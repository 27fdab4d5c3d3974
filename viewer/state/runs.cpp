#include "viewer/state/runs.hpp"

#include <utility>

namespace firebreak::viewer {

double value_of(const LivePoint& point, Curve curve) noexcept {
    switch (curve) {
        case Curve::volume: return static_cast<double>(point.volume);
        case Curve::complaints: return static_cast<double>(point.complaints);
        case Curve::replies: return static_cast<double>(point.replies);
        case Curve::backlog: return static_cast<double>(point.backlog);
        case Curve::buzz: return point.buzz;
        case Curve::reach: return static_cast<double>(point.cumulative_reach);
        case Curve::spent: return point.spent;
    }
    return 0.0;
}

std::size_t too_many_abandoned(std::span<const std::size_t> steps) noexcept {
    std::size_t kept = 0;
    std::size_t sum = 0;
    while (kept < steps.size() && kept < kMostAbandoned) {
        sum += steps[steps.size() - 1 - kept];
        if (kept > 0 && sum > kMostAbandonedSteps) break;
        ++kept;
    }
    return steps.size() - kept;
}

void add_abandoned(std::vector<AbandonedFuture>& abandoned, AbandonedFuture future) {
    abandoned.push_back(std::move(future));
    std::vector<std::size_t> steps;
    for (const AbandonedFuture& one : abandoned) steps.push_back(one.series.size());
    abandoned.erase(abandoned.begin(), abandoned.begin() + static_cast<std::ptrdiff_t>(too_many_abandoned(steps)));
}

}  // namespace firebreak::viewer
