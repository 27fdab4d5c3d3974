// What several measures share, computed once per run.
#include "engine/measure/measure_table.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

constexpr std::uint32_t kAlone = 1;
constexpr std::uint32_t kLarge = 100;

// What a run that is not over has counted for later hours is not final.
std::span<const std::int64_t> buzz_so_far(const RunRecord& run) {
    const std::span<const std::int64_t> buzz{run.buzz};
    return buzz.first(std::min(buzz.size(), static_cast<std::size_t>((run.end - kStart) / hours{1}) + 1));
}

}  // namespace

RunFacts::RunFacts(const RunRecord& record)
    : run{record},
      volume{count_items(run.posts)},
      peak{peak_of(hourly_volume(run))},
      crisis{crisis_of(run)},
      amplified{amplified_crisis_of(run)},
      cases{count_cases(run.cases)},
      response{first_response(run.cases, run.end)},
      resolution{firebreak::resolution(run.cases)},
      survey{survey_of(run.cases, run.end)},
      buzz{buzz_of(buzz_so_far(run), run.accounts, run.outbreak)},
      costs{costs_of(run)},
      desk{desk_load(run.desk, run.step)},
      fix{fix_times(run.incidents, run.desk, run.step, run.outbreak, run.end)} {
    const std::vector<Time> times = item_times(run.posts);
    if (peak) half_life = firebreak::half_life(times, kStart + hours{static_cast<std::int64_t>(peak->hour)});
    doubling_time = doubling_time_hours(times);
    if (run.reference != nullptr && run.outbreak) damage = reputation_damage(run.attitude, run.reference->attitude, *run.outbreak, run.end);

    for (std::size_t i = 0; i < run.tallies.size(); ++i) {
        tally += run.tallies[i];
        const Time step_end = kStart + run.step * static_cast<std::int64_t>(i + 1);
        if (run.outbreak && step_end > *run.outbreak) failures_since_outbreak += run.tallies[i].failures;
    }

    const std::vector<Cascade> cascades = cascades_of(run.posts);
    roots = static_cast<std::int64_t>(cascades.size());
    for (const Cascade& cascade : cascades) {
        unshared_roots += cascade.size == kAlone ? 1 : 0;
        largest_cascade = std::max(largest_cascade, cascade.size);
        direct_shares += cascade.direct_shares;
    }
    shared = shape_above(cascades, kAlone);
    large = shape_above(cascades, kLarge);
}

}  // namespace firebreak
