#include "engine/measure/desk_load.hpp"

#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

std::optional<Time> first_escalation(std::span<const DeskTally> steps, Duration step, Time outbreak) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Time begin = kStart + step * static_cast<std::int64_t>(i);
        if (begin + step > outbreak && steps[i].escalations > 0) return std::max(begin, outbreak);
    }
    return std::nullopt;
}

}  // namespace

DeskLoad desk_load(std::span<const DeskTally> steps, Duration step) {
    DeskLoad load;
    // Integrals of ten years and a hundred thousand agents exceed 64-bit microseconds; every summand is exact.
    double queue_time = 0.0;
    double busy_time = 0.0;
    double staffed_time = 0.0;
    for (const DeskTally& one : steps) {
        load.queued += one.queued;
        load.replies += one.replies;
        load.escalations += one.escalations;
        load.longest_queue = std::max(load.longest_queue, one.queue_length);
        queue_time += static_cast<double>(one.queue_time);
        busy_time += static_cast<double>(one.busy_time);
        staffed_time += static_cast<double>(one.staffed_time);
    }
    load.mean_queue = ratio(queue_time, static_cast<double>(step.count()) * static_cast<double>(steps.size()));
    load.utilisation = ratio(busy_time, staffed_time);
    return load;
}

FixTimes fix_times(std::span<const Issue> incidents, std::span<const DeskTally> steps, Duration step, std::optional<Time> outbreak,
                   Time end) {
    const auto first =
        std::min_element(incidents.begin(), incidents.end(), [](const Issue& a, const Issue& b) { return a.fix_started < b.fix_started; });
    if (first == incidents.end() || first->fix_started >= end) return {};
    FixTimes times;
    if (first->fixed < end) times.duration = hours_of(first->fixed - first->fix_started);
    if (!outbreak) return times;
    times.start_after_outbreak = hours_of(first->fix_started - *outbreak);
    const std::optional<Time> escalation = first_escalation(steps, step, *outbreak);
    if (escalation && *escalation <= first->fix_started) times.start_after_escalation = hours_of(first->fix_started - *escalation);
    return times;
}

}  // namespace firebreak
