// How each measure is computed: private to this room.
#pragma once

#include "engine/measure/buzz.hpp"
#include "engine/measure/cascade.hpp"
#include "engine/measure/costs.hpp"
#include "engine/measure/desk_load.hpp"
#include "engine/measure/measures.hpp"
#include "engine/measure/reputation.hpp"
#include "engine/measure/response.hpp"
#include "engine/measure/survey.hpp"
#include "engine/measure/volume.hpp"

#include <cstdint>
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
    Survey survey;
    Buzz buzz;
    ReputationDamage damage;
    Costs costs;
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

/// All parts, in the order of the manual.
[[nodiscard]] std::span<const MeasureEntry> measure_table();

[[nodiscard]] std::span<const MeasureEntry> volume_measures();
[[nodiscard]] std::span<const MeasureEntry> crisis_measures();
[[nodiscard]] std::span<const MeasureEntry> case_measures();
[[nodiscard]] std::span<const MeasureEntry> cost_measures();
[[nodiscard]] std::span<const MeasureEntry> cascade_measures();

/// What the parts are written in.
namespace measure_table_words {

using Facts = const RunFacts&;
using Value = std::optional<double>;

inline constexpr MeasureTag kEmergent = MeasureTag::emergent;
inline constexpr MeasureTag kAssumed = MeasureTag::assumed_sign;

[[nodiscard]] inline Value number(std::int64_t count) noexcept { return static_cast<double>(count); }

}  // namespace measure_table_words

}  // namespace firebreak
