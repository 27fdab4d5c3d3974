#include "engine/study/series_bands.hpp"

#include "engine/measure/quantile.hpp"

#include <cstddef>

namespace firebreak {
namespace {

SeriesBand band_of(const StudyResults& results, std::uint32_t branch, std::size_t column) {
    const std::size_t columns = results.study.series.size();
    SeriesBand band{branch, results.study.series[column], {}};
    for (std::size_t step = 0; step < results.series_hours.size(); ++step) {
        std::vector<double> values;
        for (const StudyRun& run : results.runs_of(branch)) {
            const std::size_t place = step * columns + column;
            if (place < run.series.size() && run.series[place]) values.push_back(*run.series[place]);
        }
        band.steps.push_back({results.series_hours[step], static_cast<std::int64_t>(values.size()), quantile(values, 0.1),
                              quantile(values, 0.5), quantile(values, 0.9)});
    }
    return band;
}

}  // namespace

std::vector<SeriesBand> series_bands(const StudyResults& results) {
    std::vector<SeriesBand> bands;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        for (std::size_t column = 0; column < results.study.series.size(); ++column) bands.push_back(band_of(results, branch, column));
    }
    return bands;
}

}  // namespace firebreak
