// What a mixture of companies comes to on average, when each kind is a branch of the study: the mean over the branches, weighted by how
// often each kind occurs.
#pragma once

#include "engine/study/bootstrap.hpp"
#include "engine/study/study_results.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

struct MixOutcome {
    /// Repetitions in which every branch with a share has a value.
    std::int64_t repetitions = 0;
    std::optional<double> mean;
    /// 95 % interval (measure/mean_interval) of the weighted sums of the repetitions: their branches met the same customers.
    std::optional<Bounds> bounds;
};

/// Of study.mixes[mix] at one point. O(branches x repetitions). [parallel]
[[nodiscard]] MixOutcome mix_outcome(const StudyResults& results, std::size_t mix, std::uint32_t point, std::string_view measure);

}  // namespace firebreak
