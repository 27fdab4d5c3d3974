// Articles per item, and readers per article, as the effective gain counts them.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/sim/first_hand.hpp"

#include <cstdint>

namespace firebreak {

struct ArticleChannel {
    /// Slope of the hazard of an article in the volume of 24 hours, at the reference volume, times the 24 hours for which an item counts;
    /// of these articles, those that appear before the horizon.
    double articles_per_item = 0.0;
    /// Accounts that an article reaches in the end.
    double readers = 0.0;
};

/// The channel at the outbreak. [setup]
[[nodiscard]] ArticleChannel article_channel(const Scenario& scenario, const FirstHand& first, std::uint64_t accounts);

}  // namespace firebreak
