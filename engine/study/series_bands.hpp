// How a time series spreads over the runs of a policy: bands of quantiles, never mean +- 2 sd.
#pragma once

#include "engine/study/study_results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// Quantiles (type 7) at one step, over the runs that have a value there.
struct BandStep {
    double hours = 0.0;
    std::int64_t runs = 0;
    std::optional<double> low;     ///< 10 %
    std::optional<double> median;  ///< 50 %
    std::optional<double> high;    ///< 90 %
};

struct SeriesBand {
    std::uint32_t branch = 0;
    /// As Study::series names it.
    std::string column;
    std::vector<BandStep> steps;
};

/// Of the base point: for each branch, each column of the study, in this order. Each step stands alone: no single run need follow the
/// median.
[[nodiscard]] std::vector<SeriesBand> series_bands(const StudyResults& results);

}  // namespace firebreak
