// How the company coped: its queue, its agents, and how long it took to mend a cause.
#pragma once

#include "engine/company/company.hpp"
#include "engine/core/time.hpp"
#include "engine/events/issue.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace firebreak {

struct DeskLoad {
    std::int64_t queued = 0;
    std::int64_t replies = 0;
    std::int64_t escalations = 0;
    /// Longest queue at the end of a step.
    std::int64_t longest_queue = 0;
    /// Time-average queue.
    std::optional<double> mean_queue;
    /// Busy agent time / agent time on duty.
    std::optional<double> utilisation;
};

/// `steps` are as long as `step` each.
[[nodiscard]] DeskLoad desk_load(std::span<const DeskTally> steps, Duration step);

/// When a root cause was worked on, in hours; of the incident whose fix started first.
struct FixTimes {
    /// From the outbreak of the first incident to the start of the fix.
    std::optional<double> start_after_outbreak;
    /// From the first escalated case after the outbreak to the start of the fix; escalations are known to the step.
    std::optional<double> start_after_escalation;
    /// From its start to its end, where that lies before the end of the run.
    std::optional<double> duration;
};

/// `incidents` are issues without the background.
[[nodiscard]] FixTimes fix_times(std::span<const Issue> incidents, std::span<const DeskTally> steps, Duration step,
                                 std::optional<Time> outbreak, Time end);

}  // namespace firebreak
