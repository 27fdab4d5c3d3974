// Other courses than the one on screen: runs kept beside it, futures that were abandoned by a rewind, and what other strategies would do.
#pragma once

#include "engine/core/time.hpp"
#include "engine/live/live_snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
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

/// More would not be told apart by colour, and go into every saved session.
inline constexpr std::size_t kMostKept = 12;

/// The course that a rewind cut off, from the moment rewound to on.
struct AbandonedFuture {
    Time from{};
    std::vector<LivePoint> series;
};

/// What is kept of courses that were left: the newest, at most this many of them and this many steps together, for they are drawn, saved
/// with the session every ten seconds, and a long exercise goes back often. The newest one always stays. Some 2 MB.
inline constexpr std::size_t kMostAbandoned = 12;
inline constexpr std::size_t kMostAbandonedSteps = 20'000;
/// How many courses in front are to be forgotten, of these lengths, the oldest first.
[[nodiscard]] std::size_t too_many_abandoned(std::span<const std::size_t> steps) noexcept;
void add_abandoned(std::vector<AbandonedFuture>& abandoned, AbandonedFuture future);

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
