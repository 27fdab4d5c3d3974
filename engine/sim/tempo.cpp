#include "engine/sim/tempo.hpp"

#include <algorithm>
#include <initializer_list>

namespace firebreak {

Scenario with_tempo(const Scenario& scenario) {
    Scenario slower = scenario;
    const double tempo = scenario.platform.tempo;
    if (tempo == 1.0) return slower;
    const std::initializer_list<Duration*> delays = {
        &slower.platform.kernel_flat,       &slower.platform.kernel_mean,
        &slower.platform.novelty_half_life, &slower.platform.ranked_age,
        &slower.platform.post_lifetime,     &slower.crowd.anger_half_life,
        &slower.crowd.private_duration,     &slower.crowd.patience,
        &slower.crowd.follow_up_delay,      &slower.media.lag,
        &slower.media.reading_time,
    };
    for (Duration* delay : delays) *delay = Duration{static_cast<std::int64_t>(static_cast<double>(delay->count()) * tempo)};
    slower.platform.sessions_per_day /= tempo;
    // Nothing is seen faster than anybody can react.
    slower.platform.kernel_mean = std::max(slower.platform.kernel_mean, slower.platform.min_reaction);
    return slower;
}

}  // namespace firebreak
