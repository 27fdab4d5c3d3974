// The section `attitude`: what people think of the company, what they last heard of it, and whether they stay. MODEL: reputation, churn.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"
#include "engine/scenario/crowd_params.hpp"

#include <vector>

namespace firebreak {

struct AttitudeParams {
    /// Step of one exposure, eta; 0 switches attitude, Buzz and churn off.
    double step = 0.10;
    double negativity_bias = 2.0;
    double initial_mean = 0.2;
    double initial_sigma = 0.3;
    Duration half_life_accidental = days{14};
    Duration half_life_preventable = days{120};
    double permanent_loss = 0.25;
    Duration memory = days{14};
    Duration sample_tick = hours{6};
    /// Churn per customer and year; the sector's own when negative.
    double churn = -1.0;
    double churn_attitude = 1.0;
    double churn_unresolved = 0.13976194237515868;
    double churn_failures = 0.10;

    static const std::vector<Field>& fields();

    [[nodiscard]] bool is_on() const noexcept { return step > 0.0; }
    /// `churn`, or the sector's own; per year.
    [[nodiscard]] double effective_churn(Sector sector) const noexcept;
};

}  // namespace firebreak
