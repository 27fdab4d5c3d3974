// How each measure is computed: private to this room.
#pragma once

#include "engine/measure/cascade.hpp"
#include "engine/measure/desk_load.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/response.hpp"
#include "engine/measure/volume.hpp"

#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Everything that several measures share, computed once.
struct RunFacts {
    explicit RunFacts(const RunRecord& record);

    RunRecord run;
    VolumeCounts volume;
    std::optional<Peak> peak;
    std::optional<Duration> half_life;
    std::optional<double> doubling_time;
    CrisisOutcome crisis;
    CrisisOutcome amplified;
    Tally tally;
    std::int64_t failures_since_outbreak = 0;
    CaseCounts cases;
    FirstResponse response;
    Resolution resolution;
    Satisfaction satisfaction;
    DeskLoad desk;
    FixTimes fix;
    std::int64_t roots = 0;
    std::int64_t unshared_roots = 0;
    std::uint32_t largest_cascade = 0;
    std::int64_t direct_shares = 0;
    CascadeShape shared;
    CascadeShape large;
};

struct MeasureEntry {
    MeasureInfo info;
    std::optional<double> (*compute)(const RunFacts& facts);
};

[[nodiscard]] std::span<const MeasureEntry> measure_table();

}  // namespace firebreak
