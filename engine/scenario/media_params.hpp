// The section `media`: when newspapers and channels take an issue up, and whom their articles reach. MODEL: media.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <vector>

namespace firebreak {

struct MediaParams {
    /// Articles per hour at the reference volume, per unit of news value; 0: no media.
    double rate = 0.02;
    double exponent = 1.2;
    /// Most articles per hour about one issue, however loud it is.
    double cap = 1.0;
    /// Volumes of an issue in 24 hours, per 100,000 accounts.
    double reference_volume = 150.0;
    double least_volume = 50.0;
    Duration lag = minutes{336};
    double lag_sigma = 2.95;
    /// Share of the accounts that an article reaches: median and spread.
    double reach = 0.015;
    double reach_sigma = 0.8;
    Duration reading_time = hours{8};
    double credibility = 1.5;
    double arousal = 0.5;
    double quotes_company = 0.5;
    Duration feed_tick = minutes{15};

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
