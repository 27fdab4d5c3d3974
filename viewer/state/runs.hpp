// Other courses than the one on screen: runs kept beside it, futures that were abandoned by a rewind, and what other strategies would do.
#pragma once

#include "engine/core/time.hpp"
#include "engine/live/live_snapshot.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// What a line of the timeline or a tile can show.
enum class Curve : std::uint8_t { volume, complaints, replies, backlog, buzz, reach, spent };
inline constexpr std::size_t kCurves = 7;

/// The value of a curve at one step.
[[nodiscard]] double value_of(const LivePoint& point, Curve curve) noexcept;

/// A run kept for comparison, as it stood when it was kept.
struct KeptRun {
    std::string name;
    std::vector<LivePoint> series;
    LiveFigures figures;
    bool is_shown = true;
};

/// The course that a rewind cut off, from the moment rewound to on.
struct AbandonedFuture {
    Time from{};
    std::vector<LivePoint> series;
};

/// The course of one strategy run from a moment to the end several times: 10th, 50th and 90th percentile at each step.
struct FutureBand {
    struct Step {
        Time start{};
        double low = 0.0;
        double middle = 0.0;
        double high = 0.0;
    };
    std::string strategy;
    Curve curve = Curve::volume;
    int replicates = 0;
    std::vector<Step> steps;
};

/// A moment worth a mark on the timeline.
struct TimeMark {
    enum class Kind : std::uint8_t { inject, decision, statement, article, outbreak, fix, note };
    Time time{};
    Kind kind = Kind::note;
    std::string text;
};

}  // namespace firebreak::viewer
