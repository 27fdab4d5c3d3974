// Events lists from and to the files of spreadsheets: CSV in whatever shape they save it.
//
// A cell that begins with = + - or @ would be worked out as a formula by the spreadsheet that opens the file. Such cells are written with
// an apostrophe before them, which spreadsheets take for "this is text"; the reader takes it off again. A text that begins with an
// apostrophe before one of these signs gets a second one, so that what is written reads back letter by letter.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/scenario/scenario.hpp"
#include "viewer/exercise/inject.hpp"
#include "viewer/ui/language.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::viewer {

struct ImportedEvents {
    /// Every row that says something, with all its texts: what could not be read is kept in the notes, and a row whose time could not
    /// be read waits in the reserve.
    std::vector<Inject> injects;
    /// One a cell, each with file, line and column.
    std::vector<Problem> problems;
    [[nodiscard]] bool has_errors() const noexcept;
};

struct EventsContext {
    /// For effects and dates; may be nullptr.
    const Scenario* scenario = nullptr;
    /// Times of day belong to the day of the row above; in the first row to the day on which this begins.
    ExerciseTiming timing;
};

/// Commas, semicolons or tabs; with or without byte order mark; UTF-8 or Windows-1252; headings in English or French in any order. [serial]
[[nodiscard]] ImportedEvents import_events(const std::filesystem::path& file, const EventsContext& context);
[[nodiscard]] ImportedEvents import_events_text(std::string_view bytes, const std::string& name, const EventsContext& context);

/// UTF-8 with byte order mark, Windows line ends; commas in English, semicolons in French, as each spreadsheet expects.
[[nodiscard]] std::string events_csv(std::span<const Inject> injects, Language language);

/// The same in a file, which is there whole or not at all. Throws InputError or DiskError.
void export_events(std::span<const Inject> injects, Language language, const std::filesystem::path& file);

}  // namespace firebreak::viewer
