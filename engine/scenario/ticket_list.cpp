#include "engine/scenario/ticket_list.hpp"

#include "engine/scenario/csv_table.hpp"
#include "engine/scenario/text_guard.hpp"
#include "engine/scenario/timestamp_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace firebreak {
namespace {

/// Ten years: whoever answers later answers something else.
constexpr double kMostMinutes = 5'256'000.0;

// The first name of each is ours, the others are what exports use.
constexpr std::array<std::string_view, 9> kOpened{"opened",     "opened_at", "created",  "created_at", "time",
                                                  "posted_utc", "posted",    "received", "created_utc"};
constexpr std::array<std::string_view, 8> kAnswered{"answered",       "answered_at",     "first_reply", "first_reply_at",
                                                    "first_response", "first_reply_utc", "replied_at",  "answered_utc"};
constexpr std::array<std::string_view, 5> kMinutes{"minutes_to_first_reply", "first_reply_minutes", "first_response_minutes",
                                                   "reply_minutes", "first_reply_min"};
constexpr std::array<std::string_view, 4> kCompany{"company", "brand", "account", "organisation"};
constexpr std::array<std::string_view, 4> kChannel{"channel", "source", "platform", "via"};

struct Columns {
    std::optional<std::size_t> opened;
    std::optional<std::size_t> answered;
    std::optional<std::size_t> minutes;
    std::optional<std::size_t> company;
    std::optional<std::size_t> channel;
};

void add(std::vector<std::string_view>& all, std::span<const std::string_view> names) { all.insert(all.end(), names.begin(), names.end()); }

// A header that is nearly one of ours helps more than a list of all.
std::string suggestion(const CsvTable& table, std::span<const std::string_view> wanted) {
    for (const CsvCell& cell : table.header) {
        const std::string hint = did_you_mean(column_key(cell.text), wanted);
        if (!hint.empty()) return fmt::format("; column '{}'{}", cell.text, hint.substr(1));
    }
    return {};
}

std::string headers_of(const CsvTable& table) {
    std::string text;
    for (const CsvCell& cell : table.header) text += fmt::format("{}{}", text.empty() ? "" : ", ", cell.text);
    return text;
}

Columns find_columns(const CsvTable& table, Diagnostics& problems) {
    Columns columns{find_column(table, kOpened), find_column(table, kAnswered), find_column(table, kMinutes), find_column(table, kCompany),
                    find_column(table, kChannel)};
    const Mark mark = table.mark(table.header.front());
    if (!columns.opened) {
        problems.error(mark, fmt::format("no column says when a message came: found {}; allowed are {}{}", headers_of(table),
                                         listed(kOpened), suggestion(table, kOpened)));
    }
    std::vector<std::string_view> replies;
    add(replies, kAnswered);
    add(replies, kMinutes);
    if (!columns.answered && !columns.minutes) {
        problems.error(mark, fmt::format("no column says when it was answered: found {}; allowed are {}{}", headers_of(table),
                                         listed(replies), suggestion(table, replies)));
    }
    if (columns.answered && columns.minutes) {
        problems.warning(table.mark(table.header[*columns.minutes]),
                         fmt::format("column '{}' is left alone, because '{}' says the same", table.header[*columns.minutes].text,
                                     table.header[*columns.answered].text));
    }
    return columns;
}

class TicketReader {
  public:
    TicketReader(const CsvTable& table, const Columns& columns, Duration utc_offset, Diagnostics& problems)
        : table_{table}, columns_{columns}, utc_offset_{utc_offset}, wrong_{table, problems} {}

    TicketList read() {
        TicketList list;
        list.has_companies = columns_.company.has_value();
        list.has_channels = columns_.channel.has_value();
        for (const std::vector<CsvCell>& row : table_.rows) {
            Ticket ticket;
            const std::optional<Time> opened = moment(row, *columns_.opened);
            if (!opened) continue;
            ticket.opened = *opened;
            ticket.first_reply = columns_.answered ? until_answer(row, ticket.opened) : minutes_in(row);
            ticket.company = name_in(row, columns_.company);
            ticket.channel = name_in(row, columns_.channel);
            list.end = std::max(list.end, ticket.opened + ticket.first_reply.value_or(Duration{0}));
            list.tickets.push_back(std::move(ticket));
        }
        return list;
    }

  private:
    std::optional<Time> moment(const std::vector<CsvCell>& row, std::size_t column) {
        const CsvCell& cell = row[column];
        const std::string& name = table_.header[column].text;
        const Reading<Time> reading = read_timestamp(cell.text, utc_offset_, column_key(name).ends_with("_utc"));
        if (!reading.value) wrong_.error(cell, fmt::format("{} is '{}', but must {}", name, cell.text, reading.wish));
        return reading.value;
    }

    std::optional<Duration> until_answer(const std::vector<CsvCell>& row, Time opened) {
        const CsvCell& cell = row[*columns_.answered];
        if (cell.text.empty()) return std::nullopt;
        const std::optional<Time> answered = moment(row, *columns_.answered);
        if (!answered) return std::nullopt;
        if (*answered < opened) {
            wrong_.error(cell, fmt::format("answered at '{}', before the message came at '{}'; are both in one time zone?", cell.text,
                                           row[*columns_.opened].text));
            return std::nullopt;
        }
        return *answered - opened;
    }

    std::optional<Duration> minutes_in(const std::vector<CsvCell>& row) {
        const CsvCell& cell = row[*columns_.minutes];
        if (cell.text.empty()) return std::nullopt;
        const std::optional<double> amount = read_cell_number(cell.text, table_.separator != ',');
        if (!amount || *amount < 0.0 || *amount > kMostMinutes) {
            wrong_.error(
                cell, fmt::format("{} is '{}', but must be a number of minutes from 0 to {:.0f}; leave it empty for a message without an "
                                  "answer",
                                  table_.header[*columns_.minutes].text, cell.text, kMostMinutes));
            return std::nullopt;
        }
        return Duration{static_cast<std::int64_t>(*amount * 6e7)};
    }

    std::string name_in(const std::vector<CsvCell>& row, std::optional<std::size_t> column) {
        if (!column) return {};
        const CsvCell& cell = row[*column];
        if (find_unfit_byte(cell.text) != std::string_view::npos)
            wrong_.error(cell, fmt::format("{} is no plain text in UTF-8; export the table as 'CSV UTF-8'", table_.header[*column].text));
        return cell.text;
    }

    const CsvTable& table_;
    const Columns& columns_;
    Duration utc_offset_;
    CellProblems wrong_;
};

TicketList tickets_in(const CsvTable& table, Duration utc_offset, Diagnostics& problems) {
    if (problems.has_errors()) return {};
    const Columns columns = find_columns(table, problems);
    if (problems.has_errors()) return {};
    TicketList list = TicketReader{table, columns, utc_offset, problems}.read();
    if (table.rows.empty()) problems.error({table.file}, "has column names, but no messages");
    return list;
}

std::vector<std::string> distinct(const TicketList& list, std::string Ticket::*name) {
    std::set<std::string> names;
    for (const Ticket& ticket : list.tickets) names.insert(ticket.*name);
    return {names.begin(), names.end()};
}

}  // namespace

TicketList read_tickets(const std::filesystem::path& path, Duration utc_offset, Diagnostics& problems) {
    return tickets_in(read_csv(path, problems), utc_offset, problems);
}

TicketList read_tickets_text(std::string_view text, std::string name, Duration utc_offset, Diagnostics& problems) {
    return tickets_in(read_csv_text(text, std::move(name), problems), utc_offset, problems);
}

TicketList tickets_of(const TicketList& list, std::string_view company, std::string_view channel) {
    TicketList some{{}, list.has_companies, list.has_channels, list.end};
    for (const Ticket& ticket : list.tickets) {
        if ((company.empty() || ticket.company == company) && (channel.empty() || ticket.channel == channel))
            some.tickets.push_back(ticket);
    }
    return some;
}

std::vector<std::string> companies_of(const TicketList& list) { return distinct(list, &Ticket::company); }
std::vector<std::string> channels_of(const TicketList& list) { return distinct(list, &Ticket::channel); }

}  // namespace firebreak
