// The section `costs`: what the company's doing, and what it loses, costs in euros. MODEL: cost.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <vector>

namespace firebreak {

struct CostParams {
    double agent_hour = 25.0;
    double surge_hour = 40.0;
    double approval_hour = 60.0;
    /// Work that one approval layer puts into one reply.
    Duration approval_work = minutes{5};
    double compensation = 20.0;
    double statement = 5'000.0;
    double fix = 100'000.0;
    /// Margin of a customer per year, and for how many years a lost one counts.
    double margin = 150.0;
    double margin_years = 3.0;

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
