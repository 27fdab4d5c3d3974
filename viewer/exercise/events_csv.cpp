#include "viewer/exercise/events_csv.hpp"

#include "engine/graph/pending_file.hpp"
#include "viewer/exercise/events_csv_columns.hpp"

namespace firebreak::viewer {
namespace {

constexpr std::string_view kFormulaSigns = "=+-@\t\r";

// The apostrophe comes before whatever a spreadsheet or this program would otherwise take for something else.
std::string as_text(const std::string& cell) {
    const std::size_t first = cell.find_first_not_of('\'');
    const bool is_formula = first != std::string::npos && kFormulaSigns.find(cell[first]) != std::string_view::npos;
    return is_formula ? "'" + cell : cell;
}

std::string csv_cell(const std::string& text, char separator) {
    const std::string cell = as_text(text);
    const bool has_border_space = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    const bool needs_quotes =
        has_border_space || cell.find_first_of("\"\r\n\t") != std::string::npos || cell.find(separator) != std::string::npos;
    if (!needs_quotes) return cell;
    std::string quoted = "\"";
    for (const char letter : cell) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

}  // namespace

std::string events_csv(std::span<const Inject> injects, Language language) {
    const bool is_french = language == Language::french;
    const char separator = is_french ? ';' : ',';
    std::string text = "\xEF\xBB\xBF";
    const auto write_row = [&](const auto& cell_of) {
        bool is_first = true;
        for (const EventsColumnNames& names : events_columns()) {
            if (names.column == EventsColumn::day) continue;
            if (!is_first) text += separator;
            is_first = false;
            text += csv_cell(cell_of(names), separator);
        }
        text += "\r\n";
    };
    write_row([&](const EventsColumnNames& names) { return std::string{is_french ? names.french : names.english}; });
    for (const Inject& inject : injects)
        write_row([&](const EventsColumnNames& names) { return events_cell(inject, names.column, language); });
    return text;
}

void export_events(std::span<const Inject> injects, Language language, const std::filesystem::path& file) {
    PendingFile pending{file};
    pending.write(events_csv(injects, language));
    pending.commit();
}

}  // namespace firebreak::viewer
