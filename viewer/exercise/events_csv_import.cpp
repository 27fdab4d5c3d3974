#include "engine/scenario/csv_table.hpp"
#include "viewer/exercise/events_csv.hpp"
#include "viewer/exercise/events_csv_columns.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"
#include "viewer/exercise/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace firebreak::viewer {
namespace {

constexpr std::size_t kShownBytes = 60;
constexpr std::string_view kFormulaSigns = "=+-@\t\r";

std::string shown(std::string_view text) {
    std::size_t end = std::min(kShownBytes, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    std::string cut{text.substr(0, text.find('\n') < end ? text.find('\n') : end)};
    return cut.size() < text.size() ? cut + "…" : cut;
}

// One line end for all, and without the apostrophe that keeps a text from being a formula.
std::string cell_text(const std::string& cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\r' && i + 1 < cell.size() && cell[i + 1] == '\n') continue;
        text += cell[i] == '\r' && i > 0 ? '\n' : cell[i];
    }
    const std::size_t first = text.find_first_not_of('\'');
    const bool is_guarded = first != std::string::npos && first > 0 && kFormulaSigns.find(text[first]) != std::string_view::npos;
    return is_guarded ? text.substr(1) : text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// "3", "3/5", "3,0"
std::optional<int> score_of(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
    const bool is_whole = rest.empty() || rest == "/5" || rest == " / 5" || rest == "/ 5" || rest == ",0" || rest == ".0";
    return read.ec == std::errc{} && is_whole && value >= 0 && value <= kBestScore ? std::optional{value} : std::nullopt;
}

/// Reads row after row, because a time of day belongs to the day of the row above.
class Importer {
  public:
    Importer(const CsvTable& table, const EventsContext& context, Diagnostics& problems)
        : table_{table}, context_{context}, problems_{problems}, day_{context.timing.start.time_since_epoch() / days{1}} {
        if (context.scenario != nullptr && !context.scenario->start_date.empty()) day_zero_ = read_date(context.scenario->start_date);
        find_columns();
    }

    std::vector<Inject> read() {
        std::vector<Inject> injects;
        for (const std::vector<CsvCell>& row : table_.rows) {
            const bool is_blank = std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return trimmed(cell.text).empty(); });
            if (!is_blank) injects.push_back(read_row(row));
        }
        return injects;
    }

  private:
    void find_columns() {
        for (std::size_t i = 0; i < table_.header.size(); ++i) {
            const CsvCell& heading = table_.header[i];
            const std::optional<EventsColumn> column = events_column_of(heading.text);
            if (column && places_.emplace(*column, i).second) continue;
            others_.push_back(i);
            if (trimmed(heading.text).empty()) continue;
            problems_.warning(
                table_.mark(heading),
                column ? fmt::format("there is a second column of this meaning, '{}'; its texts are kept in the notes", shown(heading.text))
                       : fmt::format("the column '{}' is not known; its texts are kept in the notes", shown(heading.text)));
        }
        const Mark place = table_.header.empty() ? Mark{table_.file} : table_.mark(table_.header.front());
        if (!places_.contains(EventsColumn::time)) problems_.error(place, "there is no column of times: call one 'Time' or 'Heure'");
        if (!places_.contains(EventsColumn::message)) problems_.error(place, "there is no column of messages: call one 'Message'");
    }

    [[nodiscard]] const CsvCell* cell(EventsColumn column) const {
        const auto place = places_.find(column);
        return place == places_.end() ? nullptr : &(*row_)[place->second];
    }
    [[nodiscard]] std::string text(EventsColumn column) const {
        const CsvCell* found = cell(column);
        return found == nullptr ? std::string{} : cell_text(found->text);
    }
    [[nodiscard]] std::string word(EventsColumn column) const { return std::string{trimmed(text(column))}; }

    // What cannot be read is said, and kept.
    void refuse(EventsColumn column, Inject& inject, const std::string& message) {
        const CsvCell& at = cell(column) != nullptr ? *cell(column) : row_->front();
        problems_.error(table_.mark(at), message);
        if (cell(column) != nullptr && !trimmed(at.text).empty()) keep_in_notes(inject, table_.header[places_.at(column)].text, at.text);
    }
    static void keep_in_notes(Inject& inject, const std::string& heading, const std::string& content) {
        if (!inject.notes.empty()) inject.notes += '\n';
        inject.notes += heading.empty() ? cell_text(content) : fmt::format("{}: {}", heading, cell_text(content));
    }

    Inject read_row(const std::vector<CsvCell>& row) {
        row_ = &row;
        Inject inject;
        inject.number = text(EventsColumn::number);
        inject.from = text(EventsColumn::from);
        inject.to = text(EventsColumn::to);
        inject.channel = channel_of(text(EventsColumn::channel));
        inject.message = text(EventsColumn::message);
        inject.expected_action = text(EventsColumn::expected_action);
        inject.notes = text(EventsColumn::notes);
        inject.prompt = text(EventsColumn::prompt);
        for (const std::size_t other : others_) {
            if (!trimmed(row[other].text).empty()) keep_in_notes(inject, table_.header[other].text, row[other].text);
        }
        check_number(inject);
        read_reserve(inject);
        read_time(inject);
        read_effect_cell(inject);
        read_status(inject);
        read_score(inject);
        read_limit(inject);
        return inject;
    }

    void check_number(const Inject& inject) {
        if (inject.number.empty() || numbers_.insert(inject.number).second) return;
        problems_.warning(table_.mark(*cell(EventsColumn::number)), fmt::format("number '{}' is there twice", shown(inject.number)));
    }

    void read_reserve(Inject& inject) {
        const std::optional<bool> is_reserve = yes_or_no(word(EventsColumn::reserve));
        inject.is_reserve = is_reserve.value_or(false);
        if (!is_reserve)
            refuse(EventsColumn::reserve, inject,
                   fmt::format("the reserve is '{}', but must be yes or no", shown(word(EventsColumn::reserve))));
    }

    // A day of its own column comes first; it may say 7, d7 or j7, or a date.
    std::string whole_time() const {
        const std::string day = word(EventsColumn::day);
        const std::string time = word(EventsColumn::time);
        if (day.empty() || time.empty()) return day.empty() ? time : day;
        const bool is_number = std::all_of(day.begin(), day.end(), [](char c) { return c >= '0' && c <= '9'; });
        return (is_number ? "d" + day : day) + " " + time;
    }

    void read_time(Inject& inject) {
        inject.at = {TimeBase::day_zero, days{day_}};
        const std::string typed = whole_time();
        if (typed.empty()) {
            // Whoever takes it from the reserve says when.
            if (inject.is_reserve || !places_.contains(EventsColumn::time)) return;
            inject.is_reserve = true;
            return problems_.error(table_.mark(*cell(EventsColumn::time)), "there is no time; the row was put into the reserve");
        }
        const Reading<InjectTime> reading = read_inject_time(typed, day_, day_zero_);
        if (!reading.value) {
            inject.is_reserve = true;
            return refuse(EventsColumn::time, inject,
                          fmt::format("the time is '{}', but must {}; the row was put into the reserve", shown(typed), reading.wish));
        }
        inject.at = *reading.value;
        day_ = day_of(inject.at, day_);
        if (inject.at.base == TimeBase::outbreak && context_.timing.outbreak >= kNever)
            problems_.warning(table_.mark(*cell(EventsColumn::time)),
                              "the scenario has no incident, so a time from its outbreak never comes");
    }

    void read_effect_cell(Inject& inject) {
        const std::string typed = word(EventsColumn::effect);
        const std::string plain = folded(typed);
        if (plain.empty() || plain == "none" || plain == "aucun" || plain == "note only") return;
        const Reading<Command> reading = read_effect(typed, context_.scenario);
        if (reading.value) inject.effect = *reading.value;
        else refuse(EventsColumn::effect, inject, fmt::format("the effect '{}' must {}", shown(typed), reading.wish));
    }

    void read_status(Inject& inject) {
        const std::optional<InjectStatus> status = status_of(word(EventsColumn::status));
        inject.status = status.value_or(InjectStatus::planned);
        if (!status)
            refuse(EventsColumn::status, inject,
                   fmt::format("the status is '{}', but must be {}", shown(word(EventsColumn::status)), listed(kStatusWords)));
        const std::string typed = word(EventsColumn::published_at);
        if (typed.empty()) return;
        const Reading<InjectTime> reading = read_inject_time(typed, day_, day_zero_);
        if (reading.value && reading.value->base == TimeBase::day_zero) inject.published_at = Time{reading.value->offset};
        else
            refuse(EventsColumn::published_at, inject,
                   fmt::format("the time of publication is '{}', but must be a time such as 'd7 09:00'", shown(typed)));
    }

    void read_score(Inject& inject) {
        const std::string typed = word(EventsColumn::score);
        if (typed.empty()) return;
        inject.score = score_of(typed);
        if (!inject.score)
            refuse(EventsColumn::score, inject,
                   fmt::format("the score is '{}', but must be a whole number from 0 to {}", shown(typed), kBestScore));
    }

    void read_limit(Inject& inject) {
        const std::string typed = word(EventsColumn::time_limit);
        if (typed.empty()) return;
        const Reading<Duration> reading = read_typed_duration(typed);
        if (reading.value) inject.time_limit = *reading.value;
        else refuse(EventsColumn::time_limit, inject, fmt::format("the time limit is '{}', but must {}", shown(typed), reading.wish));
    }

    const CsvTable& table_;
    const EventsContext& context_;
    Diagnostics& problems_;
    std::int64_t day_ = 0;
    std::optional<std::chrono::sys_days> day_zero_;
    std::map<EventsColumn, std::size_t> places_;
    std::vector<std::size_t> others_;
    std::set<std::string> numbers_;
    const std::vector<CsvCell>* row_ = nullptr;
};

}  // namespace

bool ImportedEvents::has_errors() const noexcept {
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.severity == Severity::error; });
}

ImportedEvents import_events_text(std::string_view bytes, const std::string& name, const EventsContext& context) {
    Diagnostics problems;
    std::string text = is_utf8(bytes) ? std::string{bytes} : from_windows_1252(bytes);
    // As spreadsheets on old Macs end their lines.
    if (text.find('\n') == std::string::npos) std::replace(text.begin(), text.end(), '\r', '\n');
    const CsvTable table = read_csv_text(text, name, problems, {.has_comments = false, .evens_rows = true});
    ImportedEvents imported;
    if (!table.header.empty()) imported.injects = Importer{table, context, problems}.read();
    imported.problems = problems.problems();
    return imported;
}

ImportedEvents import_events(const std::filesystem::path& file, const EventsContext& context) {
    Diagnostics problems;
    const std::string bytes = read_csv_bytes(file, problems);
    if (problems.has_errors()) return {{}, problems.problems()};
    return import_events_text(bytes, file.string(), context);
}

}  // namespace firebreak::viewer
