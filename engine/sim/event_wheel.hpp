// Pending account events in buckets one window wide: a hierarchical timing wheel (Varghese and Lauck 1987), levels of 256 slots each, so
// that adding is O(1) and an event moves once per level at most (delays within a week of ten-second windows: twice). Each worker adds to
// its own shard; a bucket is the union of all shards.
#pragma once

#include "engine/events/event.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace firebreak {

/// Number of a window: its start divided by the window's width.
using Window = std::int64_t;
inline constexpr Window kNoWindow = std::int64_t{1} << 62;

class EventWheel {
  public:
    /// Windows of this width; seven levels reach beyond any time that can be simulated.
    EventWheel(Duration width, int workers);
    ~EventWheel();
    EventWheel(const EventWheel&) = delete;
    EventWheel& operator=(const EventWheel&) = delete;

    [[nodiscard]] Window window_of(Time time) const noexcept { return microseconds_of(time) / width_; }
    [[nodiscard]] Window current() const noexcept { return current_; }
    /// Adds an event of the current window or a later one. [parallel] for different workers.
    void add(int worker, const Event& event);
    /// A window at or before that of the next event, and never before the current one; kNoWindow when nothing is pending. [serial]
    [[nodiscard]] Window next_window() const noexcept;
    /// Moves on to `window`, which must not lie beyond next_window(). [serial]
    void advance(Window window);
    /// Appends the current window's events to `events`, in no particular order, and forgets them. [serial]
    void drain(std::vector<Event>& events);
    /// Calls visit(Event) for a few events of the next window that has any, as far as that is known: what they will need can be on its
    /// way while this one is worked on. Changes nothing. O(at most `most`). [serial]
    template <class Visit>
    void look_ahead(std::size_t most, Visit&& visit) const {
        for (const Event& event : next_events(most)) visit(event);
    }
    /// Forgets everything and starts over at `window`. [serial]
    void restart(Window window);
    /// All pending events, in no particular order. [serial]
    [[nodiscard]] std::vector<Event> pending() const;

  private:
    struct Chunk;
    struct Shard;
    void place(Shard& shard, const Event& event) const;
    /// The newest chunk of the next occupied slot of the lowest level, on the first worker's shard; at most `most` events.
    [[nodiscard]] std::span<const Event> next_events(std::size_t most) const noexcept;
    std::int64_t width_;
    Window current_ = 0;
    std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace firebreak
