// What the timeline draws, worked out from a snapshot: curves in lanes that share the axis of time, and marks.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/viewer_state.hpp"
#include "viewer/ui/chart.hpp"

#include <span>
#include <vector>

namespace firebreak::viewer {

/// Curves that share a y axis.
struct Lane {
    std::vector<Curve> curves;
    /// Share of the height.
    float weight = 1.0F;
    bool is_signed = false;
};

[[nodiscard]] std::vector<Lane> shown_lanes(const TimelineView& view);
[[nodiscard]] Colour colour_of(const Colours& colours, Curve curve) noexcept;
[[nodiscard]] Phrase name_of(Curve curve) noexcept;
/// Counts stand in the middle of their step, per hour, and only for steps that are over; levels stand at their step's end. Of very many
/// steps the lowest and highest of each stretch.
[[nodiscard]] std::vector<ChartPoint> points_of(std::span<const LivePoint> series, Curve curve, Duration step, Time now);
/// What happened, in the order of time: from the snapshot, and what others added to the state.
[[nodiscard]] std::vector<TimeMark> marks_of(const LiveSnapshot& live, const ViewerState& state);
[[nodiscard]] Colour colour_of(const Colours& colours, TimeMark::Kind kind) noexcept;
[[nodiscard]] const char* icon_of(TimeMark::Kind kind) noexcept;
[[nodiscard]] Phrase name_of(TimeMark::Kind kind) noexcept;
/// Spaces between ticks of time, in hours.
[[nodiscard]] std::vector<double> hour_steps();
/// "d8" at midnight, else "12:00".
[[nodiscard]] std::string tick_text(Language language, double hour);

}  // namespace firebreak::viewer
