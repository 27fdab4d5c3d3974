// The columns of an events list as a table: how each is headed in both languages, and what else people call it.
#pragma once

#include "viewer/exercise/inject.hpp"
#include "viewer/ui/language.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak::viewer {

enum class EventsColumn : std::uint8_t {
    number,
    day,
    time,
    from,
    to,
    channel,
    message,
    expected_action,
    effect,
    status,
    published_at,
    reserve,
    notes,
    score,
    prompt,
    time_limit
};

struct EventsColumnNames {
    EventsColumn column;
    std::string_view english;
    std::string_view french;
    /// Folded, separated by '|': "heure|horaire".
    std::string_view others;
    /// Width in a spreadsheet, in letters.
    double width;
    /// The participants may see it.
    bool is_for_participants;
};

/// In the order in which they are written; `day` is only ever read.
[[nodiscard]] const std::array<EventsColumnNames, 16>& events_columns() noexcept;

/// The column that a heading means, whatever its accents and capitals.
[[nodiscard]] std::optional<EventsColumn> events_column_of(std::string_view heading);

/// The cell of an inject, in the words of the language; `day` is empty.
[[nodiscard]] std::string events_cell(const Inject& inject, EventsColumn column, Language language);

/// The canonical word of a channel in either language ("presse" -> "press"); anything else as it stands.
[[nodiscard]] std::string channel_of(std::string_view typed);
[[nodiscard]] std::string channel_word(std::string_view channel, Language language);
/// The channels that have a word in both languages.
[[nodiscard]] std::array<std::string_view, 8> known_channels() noexcept;

[[nodiscard]] std::optional<InjectStatus> status_of(std::string_view typed);
[[nodiscard]] std::string_view status_word(InjectStatus status, Language language) noexcept;

/// yes, oui, x, true, vrai, 1 and their opposites; an empty cell is no.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view typed);

}  // namespace firebreak::viewer
