// A plain calendar queue (Brown 1988) with days of fixed width: a vector per day of the year, later years left in their days until their
// turn comes; the earliest event of a day is looked for.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/event.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace firebreak::bench {

class CalendarQueue {
  public:
    explicit CalendarQueue(Duration width) : width_{width.count()}, days_(kDays) {}

    void push(const Event& event) {
        days_[static_cast<std::size_t>(day_of(event)) % kDays].push_back(event);
        ++size_;
    }

    /// Takes out an earliest event; there must be one.
    [[nodiscard]] Event pop() {
        while (true) {
            std::vector<Event>& day = days_[static_cast<std::size_t>(today_) % kDays];
            std::size_t earliest = day.size();
            for (std::size_t i = 0; i < day.size(); ++i) {
                if (day_of(day[i]) == today_ && (earliest == day.size() || day[i].when < day[earliest].when)) earliest = i;
            }
            if (earliest == day.size()) {
                ++today_;
                continue;
            }
            const Event event = day[earliest];
            day[earliest] = day.back();
            day.pop_back();
            --size_;
            return event;
        }
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

  private:
    static constexpr std::size_t kDays = 8192;
    [[nodiscard]] std::int64_t day_of(const Event& event) const noexcept { return microseconds_of(event.time()) / width_; }
    std::int64_t width_;
    std::int64_t today_ = 0;
    std::size_t size_ = 0;
    std::vector<std::vector<Event>> days_;
};

}  // namespace firebreak::bench
