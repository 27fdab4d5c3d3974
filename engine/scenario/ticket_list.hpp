// A company's own tickets, as its support system exports them: when each message came, and when it was first answered. What the desk is
// calibrated on.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct Ticket {
    /// On the desk's clock, since kObservedDayZero.
    Time opened;
    /// Nothing for one that was not answered as long as the list looks.
    std::optional<Duration> first_reply;
    std::string company;
    std::string channel;
};

struct TicketList {
    std::vector<Ticket> tickets;
    bool has_companies = false;
    bool has_channels = false;
    /// The last thing that happened to any of them: how long the list looks. Unanswered tickets were watched up to here.
    Time end;
};

/// Columns are found by their names (`opened`, `answered` or `minutes_to_first_reply`, `company`, `channel`, and what other systems call
/// them); others are left alone. An empty cell is a message without an answer. `utc_offset`: how far the desk's clock is ahead of UTC,
/// for moments that state a zone. With errors in `problems` the list is not fit for use. [setup]
[[nodiscard]] TicketList read_tickets(const std::filesystem::path& path, Duration utc_offset, Diagnostics& problems);
[[nodiscard]] TicketList read_tickets_text(std::string_view text, std::string name, Duration utc_offset, Diagnostics& problems);

/// The tickets of one company or channel; `end` stays, for the list looked at all of them until then. An empty name is any.
[[nodiscard]] TicketList tickets_of(const TicketList& list, std::string_view company, std::string_view channel);

/// The names of the companies, or of the channels, in alphabetical order.
[[nodiscard]] std::vector<std::string> companies_of(const TicketList& list);
[[nodiscard]] std::vector<std::string> channels_of(const TicketList& list);

}  // namespace firebreak
