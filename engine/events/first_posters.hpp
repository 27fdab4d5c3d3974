// First posters that the timeline sends out: numbered apart from an incident's own, so that the names of their posts never meet.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

/// One command `seeds`: posters first_number … first_number + count - 1 of an issue.
struct FirstPosters {
    IssueId issue = kBackgroundIssue;
    std::uint32_t first_number = 0;
    std::uint32_t count = 0;
    Time when{};
    float arousal = 0.0F;
};

/// All commands `seeds` of the timeline, in its order.
[[nodiscard]] std::vector<FirstPosters> first_posters_of_timeline(const Scenario& scenario);

}  // namespace firebreak
