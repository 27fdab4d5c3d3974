#include "engine/study/series_sampler.hpp"

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

struct Known {
    std::string_view column;
    Coarsening coarsening;
};
// All others are flows.
constexpr std::array kLevels{Known{"cumulative_volume", Coarsening::last}, Known{"cumulative_reach", Coarsening::last},
                             Known{"backlog", Coarsening::last},           Known{"buzz", Coarsening::first},
                             Known{"mean_backlog", Coarsening::mean},      Known{"utilisation", Coarsening::mean}};

const SeriesColumn* column_of(std::string_view key) {
    const auto columns = series_columns();
    const auto found = std::find_if(columns.begin(), columns.end(), [key](const SeriesColumn& column) { return column.key == key; });
    return found == columns.end() ? nullptr : &*found;
}

std::optional<double> coarse(std::span<const SeriesRow> rows, const SeriesColumn& column) {
    const Coarsening coarsening = coarsening_of(column.key);
    if (coarsening == Coarsening::first) return column.value(rows.front());
    if (coarsening == Coarsening::last) return column.value(rows.back());
    double sum = 0.0;
    double count = 0.0;
    for (const SeriesRow& row : rows) {
        const std::optional<double> value = column.value(row);
        if (!value) continue;
        sum += *value;
        count += 1.0;
    }
    if (count == 0.0) return std::nullopt;
    return coarsening == Coarsening::mean ? sum / count : sum;
}

}  // namespace

Coarsening coarsening_of(std::string_view column) noexcept {
    for (const Known& known : kLevels) {
        if (known.column == column) return known.coarsening;
    }
    return Coarsening::sum;
}

std::vector<std::optional<double>> sampled_series(const RunRecord& run, const Study& study) {
    const std::vector<SeriesRow> rows = time_series(run);
    const auto per_row = static_cast<std::size_t>(study.series_step / run.step);
    std::vector<std::optional<double>> values;
    for (std::size_t first = 0; first < rows.size(); first += per_row) {
        const auto steps = std::span{rows}.subspan(first, std::min(per_row, rows.size() - first));
        for (const std::string& key : study.series) values.push_back(coarse(steps, *column_of(key)));
    }
    return values;
}

std::vector<double> series_starts(Duration horizon, Duration step) {
    std::vector<double> starts;
    for (Duration start{0}; start < horizon; start += step) starts.push_back(hours_of(start));
    return starts;
}

}  // namespace firebreak
