#include "engine/scenario/hourly_series.hpp"

#include "engine/scenario/csv_table.hpp"
#include "engine/scenario/timestamp_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 4> kTime{"hour", "time", "timestamp", "posted"};
constexpr std::array<std::string_view, 2> kCompany{"company", "brand"};
constexpr Duration kHour = hours{1};
/// Ten years; a longer gap is a wrong date.
constexpr std::int64_t kMostHours = 87'660;
/// Items are looked at one by one.
constexpr double kMostItems = 5e7;

struct Columns {
    std::size_t time = 0;
    std::optional<std::size_t> company;
    std::vector<std::size_t> counted;
};

bool is_number_column(const CsvTable& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const std::vector<CsvCell>& row) {
        return read_cell_number(row[column].text, table.separator != ',').has_value();
    });
}

std::vector<std::string_view> countable(const CsvTable& table, const Columns& columns) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i != columns.time && i != columns.company && is_number_column(table, i)) names.push_back(table.header[i].text);
    }
    return names;
}

std::size_t place_of(const CsvTable& table, std::string_view name) {
    const auto found = std::find_if(table.header.begin(), table.header.end(), [name](const CsvCell& cell) { return cell.text == name; });
    return static_cast<std::size_t>(found - table.header.begin());
}

Columns find_columns(const CsvTable& table, const SeriesChoice& choice, Diagnostics& problems) {
    const Mark mark = table.mark(table.header.front());
    Columns columns;
    const std::optional<std::size_t> time = find_column(table, kTime);
    if (!time) problems.error(mark, fmt::format("no column says which hour a row counts; name one of them {}", listed(kTime)));
    columns.time = time.value_or(0);
    columns.company = find_column(table, kCompany);
    if (!choice.company.empty() && !columns.company)
        problems.error(mark, fmt::format("a company was asked for, but no column is called {}", listed(kCompany)));
    const std::vector<std::string_view> allowed = countable(table, columns);
    for (const std::string& name : choice.columns) {
        if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) {
            columns.counted.push_back(place_of(table, name));
        } else {
            problems.error(mark, fmt::format("'{}' is no column of numbers here; allowed are {}{}", name, listed(allowed),
                                             did_you_mean(name, allowed)));
        }
    }
    if (!choice.columns.empty()) return columns;
    if (allowed.size() == 1) columns.counted.push_back(place_of(table, allowed.front()));
    else if (allowed.empty()) problems.error(mark, "has no column of numbers to count by");
    else problems.error(mark, fmt::format("which column is to be counted? --column {}; several are added up", listed(allowed)));
    return columns;
}

class SeriesReader {
  public:
    SeriesReader(const CsvTable& table, const Columns& columns, Diagnostics& problems)
        : table_{table}, columns_{columns}, problems_{problems}, wrong_{table, problems} {}

    // Every row tells how long a step is, also those of other companies, which are not counted.
    void add(const std::vector<CsvCell>& row, bool is_counted) {
        const std::optional<Time> time = moment(row[columns_.time]);
        if (!time) return;
        times_.insert(*time);
        if (!is_counted) return;
        double& count = of_hour_[(*time - kStart) / kHour];
        for (const std::size_t column : columns_.counted) {
            const double number = read_cell_number(row[column].text, table_.separator != ',').value_or(-1.0);
            if (number < 0.0 || std::trunc(number) != number) {
                wrong_.error(row[column], fmt::format("{} is '{}', but must be a whole number, 0 or more: how many were counted",
                                                      table_.header[column].text, row[column].text));
            } else {
                count += number;
                total_ += number;
            }
        }
    }

    HourlySeries series() {
        HourlySeries series;
        if (of_hour_.empty()) return series;
        const std::int64_t first = of_hour_.begin()->first;
        const std::int64_t last = of_hour_.rbegin()->first;
        if (last - first > kMostHours || total_ > kMostItems) {
            problems_.error({table_.file}, fmt::format("tells of {:.0f} items in {} hours; at most {:.0f} in {} can be compared", total_,
                                                       last - first + 1, kMostItems, kMostHours));
            return series;
        }
        if (is_coarse()) problems_.error({table_.file}, "has rows more than an hour apart, but must tell of each hour");
        series.start = kStart + kHour * first;
        series.counts.resize(static_cast<std::size_t>(last - first + 1));
        for (const auto& [hour, count] : of_hour_) series.counts[static_cast<std::size_t>(hour - first)] = count;
        series.hours_without_row = series.counts.size() - of_hour_.size();
        return series;
    }

  private:
    std::optional<Time> moment(const CsvCell& cell) {
        if (const std::optional<double> number = read_cell_number(cell.text, false)) {
            if (*number >= 0.0 && *number < static_cast<double>(kMostHours)) return kStart + clamped_hours(*number, kNever - kStart);
        }
        const Reading<Time> reading = read_timestamp(cell.text, Duration{0});
        if (!reading.value) {
            wrong_.error(cell, fmt::format("{} is '{}', but must {}, or a number of hours since day 0", table_.header[columns_.time].text,
                                           cell.text, reading.wish));
        }
        return reading.value;
    }

    // Quiet hours may be missing from a list, but when no two rows are an hour apart its step is longer.
    [[nodiscard]] bool is_coarse() const {
        for (auto time = times_.begin(), next = time; time != times_.end(); time = next) {
            next = std::next(time);
            if (next != times_.end() && *next - *time <= kHour) return false;
        }
        return times_.size() > 1;
    }

    const CsvTable& table_;
    const Columns& columns_;
    Diagnostics& problems_;
    CellProblems wrong_;
    std::set<Time> times_;
    std::map<std::int64_t, double> of_hour_;
    double total_ = 0.0;
};

std::string words_for(const CsvTable& table, const Columns& columns, const SeriesChoice& choice) {
    std::string words;
    for (const std::size_t column : columns.counted) words += (words.empty() ? "" : "+") + table.header[column].text;
    return choice.company.empty() ? words : fmt::format("{} ({})", words, choice.company);
}

HourlySeries series_in(const CsvTable& table, const SeriesChoice& choice, Diagnostics& problems) {
    if (problems.has_errors()) return {};
    if (table.rows.empty()) {
        problems.error({table.file}, "has column names, but no rows");
        return {};
    }
    const Columns columns = find_columns(table, choice, problems);
    if (problems.has_errors()) return {};
    std::set<std::string_view> companies;
    HourlySeries series;
    {
        SeriesReader reader{table, columns, problems};
        for (const std::vector<CsvCell>& row : table.rows) {
            if (columns.company) companies.insert(row[*columns.company].text);
            reader.add(row, choice.company.empty() || row[*columns.company].text == choice.company);
        }
        series = reader.series();
    }
    if (!choice.company.empty() && !companies.contains(choice.company)) {
        const std::vector<std::string_view> names{companies.begin(), companies.end()};
        problems.error({table.file}, fmt::format("has no company '{}'; there are {}{}", choice.company, listed(names),
                                                 did_you_mean(choice.company, names)));
    }
    series.what = words_for(table, columns, choice);
    return series;
}

}  // namespace

HourlySeries read_hourly_series(const std::filesystem::path& path, const SeriesChoice& choice, Diagnostics& problems) {
    return series_in(read_csv(path, problems), choice, problems);
}

HourlySeries read_hourly_series_text(std::string_view text, std::string name, const SeriesChoice& choice, Diagnostics& problems) {
    return series_in(read_csv_text(text, std::move(name), problems), choice, problems);
}

}  // namespace firebreak
