#include "engine/study/mixes.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/study/paired_statistics.hpp"

#include <vector>

namespace firebreak {

MixOutcome mix_outcome(const StudyResults& results, std::size_t mix, std::uint32_t point, std::string_view measure) {
    const std::size_t repetitions = results.repetitions_at(point);
    const std::vector<double>& shares = results.study.mixes[mix].shares;
    std::vector<std::optional<double>> sums(repetitions, 0.0);
    for (std::uint32_t branch = 0; branch < shares.size(); ++branch) {
        if (shares[branch] == 0.0) continue;
        const auto values = results.values(branch, point, measure, repetitions);
        for (std::size_t i = 0; i < repetitions; ++i) {
            if (sums[i] && values[i]) *sums[i] += shares[branch] * *values[i];
            else sums[i].reset();
        }
    }
    const MeasureSpread spread = spread_of(sums);
    return {spread.runs, spread.mean, mean_bounds(sums)};
}

}  // namespace firebreak
