// What is going to happen to one account, and the one order in which everything happens.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

#include <compare>
#include <cstdint>

namespace firebreak {

/// Everything that can happen, in the order in which it happens when it happens at the same microsecond. Accounts own the kinds up
/// to `follow_up`; the rest is the company's.
enum class EventKind : std::uint8_t {
    command = 0,   ///< timeline, journal, facilitator
    seed,          ///< a first poster talks (incident starts)
    failure,       ///< the service fails a customer
    question,      ///< a customer asks something
    private_end,   ///< a private attempt ends
    deletion,      ///< a complainer finds that the company has deleted the complaint
    visible,       ///< the company's reply becomes visible to the complainer
    peer_visible,  ///< another customer's answer does
    exposure,      ///< a follower sees a post, a reader an article
    offered,       ///< an account that has heard nothing is shown the trending post
    contact,       ///< a spreader of a rumour tells somebody
    patience,      ///< a complainer's patience runs out
    follow_up,     ///< a dissatisfied complainer may post again
    detection,     ///< monitoring sees a mention
    escalation,    ///< an escalated case reaches the department that owns the cause
    desk,          ///< an agent finishes, or the desk opens
    publication,   ///< a reply, statement or article goes out
    feed_tick,     ///< trending lists and editors look at the volume
    policy_tick,   ///< the strategy is asked
    metrics_tick,  ///< a row of the time series is closed
};
inline constexpr std::uint64_t kEventKinds = 32;

/// A pending event of one account: 16 bytes. `subject` names the post, reply, case or failure concerned, as the kind says.
struct Event {
    /// Microseconds x 32 + kind: one comparison orders by (time, kind).
    std::uint64_t when = 0;
    AccountId account{};
    std::uint32_t subject = 0;

    Event() = default;
    Event(Time time, EventKind kind, AccountId who, std::uint32_t what) noexcept
        : when{static_cast<std::uint64_t>(microseconds_of(time)) * kEventKinds + static_cast<std::uint64_t>(kind)},
          account{who},
          subject{what} {}

    [[nodiscard]] Time time() const noexcept { return Time{Duration{static_cast<std::int64_t>(when / kEventKinds)}}; }
    [[nodiscard]] EventKind kind() const noexcept { return static_cast<EventKind>(when % kEventKinds); }
};
static_assert(sizeof(Event) == 16);

/// Where something stands in the order of all things: time and kind, then the name of its cause, then the order of its consequences.
struct OrderKey {
    std::uint64_t when = 0;
    std::uint64_t key = 0;
    std::uint32_t consequence = 0;

    friend auto operator<=>(const OrderKey&, const OrderKey&) = default;
};

/// The place of an event of this kind among all events.
[[nodiscard]] constexpr std::uint64_t order_of(Time time, EventKind kind) noexcept {
    return static_cast<std::uint64_t>(microseconds_of(time)) * kEventKinds + static_cast<std::uint64_t>(kind);
}

/// Packs the failure of an issue (0 … 4095) and its number (0 … 2^19 - 1) into an event's subject; `stretched` marks a failure already
/// moved by a fix.
[[nodiscard]] constexpr std::uint32_t failure_subject(IssueId issue, std::uint32_t number, bool is_stretched) noexcept {
    return (static_cast<std::uint32_t>(is_stretched) << 31) | (static_cast<std::uint32_t>(index(issue)) << 19) | (number & 0x7'ffffU);
}
[[nodiscard]] constexpr IssueId issue_of_failure(std::uint32_t subject) noexcept {
    return IssueId{static_cast<std::uint16_t>((subject >> 19) & 0xfffU)};
}
[[nodiscard]] constexpr std::uint32_t number_of_failure(std::uint32_t subject) noexcept { return subject & 0x7'ffffU; }
[[nodiscard]] constexpr bool is_stretched_failure(std::uint32_t subject) noexcept { return (subject >> 31) != 0; }
/// Of a first poster: one who speaks for the company.
[[nodiscard]] constexpr bool is_supporter(std::uint32_t subject) noexcept { return (subject >> 31) != 0; }

}  // namespace firebreak
