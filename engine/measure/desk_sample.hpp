// What a list of tickets can tell at all: how many messages, of which days, and whether answers came when a desk would have been closed.
#pragma once

#include "engine/measure/desk_delay.hpp"
#include "engine/scenario/ticket_list.hpp"

#include <cstddef>
#include <optional>

namespace firebreak {

struct DeskSample {
    std::size_t messages = 0;
    std::size_t answered = 0;
    Time first;
    Time last;
    /// Days with a message, and the one with the most.
    std::size_t days = 0;
    Time busiest_day;
    std::size_t on_busiest_day = 0;
    /// Messages that came Monday to Friday from 9 to 18.
    std::size_t in_office_hours = 0;
    /// Opening hours can be fitted: at least 10 days, at most a quarter of the messages on one of them, and at least 20 messages inside
    /// and 20 outside office hours. Otherwise a late answer may as well be one busy evening.
    bool tells_hours = false;
};

/// Nothing for an empty list.
[[nodiscard]] std::optional<DeskSample> describe(const TicketList& list);

/// Whether answers came while a desk of these hours would have been closed.
struct ClosedHours {
    DeskHours open = DeskHours::office;
    std::size_t answers = 0;
    std::size_t while_closed = 0;
    /// The share that the fitted desk would send then if it kept these hours (what it finishes after closing), and if it never closed.
    double share_if_kept = 0.0;
    double share_if_always = 0.0;
    /// Probability of so many or more by chance if the hours were kept and the answers were independent of each other.
    double p_value = 1.0;
};

/// Nothing where no message was answered. `desk.open` is not looked at.
[[nodiscard]] std::optional<ClosedHours> test_hours(const TicketList& list, const DeskDelayModel& model, DeskDelays desk, DeskHours open);

/// P(X >= k) of a binomial X. O(n).
[[nodiscard]] double binomial_tail(std::size_t k, std::size_t n, double p);

}  // namespace firebreak
