// A calendar queue (Brown 1988): a list of events per day of the year; events of later years wait in their days until their turn comes.
// Days are as many as there are events, and as long as three of the next events are apart.
#pragma once

#include "engine/core/time.hpp"
#include "engine/events/event.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace firebreak::bench {

class CalendarQueue {
  public:
    void push(const Event& event) {
        if (++size_ > 2 * days_.size()) resize();
        place(event);
    }

    /// Takes out an earliest event; there must be one.
    [[nodiscard]] Event pop() {
        for (std::size_t empty = 0;; ++empty, ++today_) {
            // A year without any event: the next one is looked for everywhere.
            if (empty == days_.size()) today_ = day_of_earliest();
            std::vector<Event>& day = days_[today_ % days_.size()];
            std::size_t earliest = day.size();
            for (std::size_t i = 0; i < day.size(); ++i) {
                if (day_of(day[i]) <= today_ && (earliest == day.size() || day[i].when < day[earliest].when)) earliest = i;
            }
            if (earliest == day.size()) continue;
            const Event event = day[earliest];
            day[earliest] = day.back();
            day.pop_back();
            --size_;
            return event;
        }
    }

    /// Fits the days to the events that are pending.
    void settle() { resize(); }

  private:
    static constexpr std::size_t kNextEvents = 64;

    [[nodiscard]] std::uint64_t day_of(const Event& event) const noexcept { return event.when / width_; }
    void place(const Event& event) { days_[day_of(event) % days_.size()].push_back(event); }

    [[nodiscard]] std::uint64_t day_of_earliest() const noexcept {
        std::uint64_t earliest = ~std::uint64_t{0};
        for (const std::vector<Event>& day : days_) {
            for (const Event& event : day) earliest = std::min(earliest, event.when);
        }
        return earliest / width_;
    }

    void resize() {
        std::vector<Event> all;
        for (const std::vector<Event>& day : days_) all.insert(all.end(), day.begin(), day.end());
        days_.assign(std::bit_ceil(std::max<std::size_t>(size_, 2)), {});
        if (all.empty()) return;
        const auto sooner = [](const Event& a, const Event& b) { return a.when < b.when; };
        const std::size_t next = std::min(kNextEvents, all.size() - 1);
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(next), all.end(), sooner);
        const std::uint64_t first = std::min_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(next) + 1, sooner)->when;
        width_ = std::max<std::uint64_t>(1, 3 * (all[next].when - first) / std::max<std::size_t>(next, 1));
        today_ = first / width_;
        for (const Event& event : all) place(event);
    }

    std::uint64_t width_ = 1;
    std::uint64_t today_ = 0;
    std::size_t size_ = 0;
    std::vector<std::vector<Event>> days_ = std::vector<std::vector<Event>>(2);
};

}  // namespace firebreak::bench
