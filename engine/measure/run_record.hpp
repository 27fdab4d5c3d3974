// All that the measures read of a run, as plain values and views: a test fills one by hand, a simulation gives one in full.
#pragma once

#include "engine/company/company.hpp"
#include "engine/company/crisis.hpp"
#include "engine/core/time.hpp"
#include "engine/events/case.hpp"
#include "engine/events/conditions.hpp"
#include "engine/events/issue.hpp"
#include "engine/events/post.hpp"
#include "engine/events/tally.hpp"
#include "engine/sim/simulation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace firebreak {

/// Views into a run; valid while the run stands still.
struct RunRecord {
    std::span<const Post> posts;
    std::span<const Case> cases;
    /// Without the background.
    std::span<const Issue> incidents;
    /// By step of the time series; the desk's last step is missing when the run ends inside it.
    std::span<const Tally> tallies;
    std::span<const DeskTally> desk;
    Duration step = hours{1};
    /// Measured are posts, cases and counts from day 0 to here.
    Time end = kStart;
    /// When the first incident breaks out, if that lies before `end`.
    std::optional<Time> outbreak;
    std::uint64_t accounts = 0;
    /// Posts per hour expected from ordinary failures and questions alone, and mentions that monitoring saw, by hour of the run.
    std::span<const double> background_volume;
    std::span<const double> seen_per_hour;
    CrisisRule crisis_rule;
    /// Mean attitude of all customers, by attitude.sample_tick from day 0 on; empty where attitude is switched off.
    std::span<const AttitudeSample> attitude;
    /// At the start of each hour: accounts whose last thing heard within attitude.memory was positive, less those whose was negative.
    std::vector<std::int64_t> buzz;
    /// Whether `tallies` count all exposures, or those that led to a share only.
    bool counts_exposures = true;
    std::uint64_t customers = 0;
    /// Customers lost by `end`.
    std::int64_t churned = 0;
    CostParams costs;
    std::int64_t statements = 0;
    std::int64_t fixes = 0;
    /// Spectral radius of the next-generation matrix at t0, where it was computed.
    std::optional<double> gain;
    /// The same run without incidents and timeline (same customers, same draws), where it was made.
    const RunRecord* reference = nullptr;
};

/// The record of everything before `simulation.now()`. O(1). [serial]
[[nodiscard]] RunRecord record_of(const Simulation& simulation);

/// Items per clock-aligned hour up to the end; the last hour may be a broken one.
[[nodiscard]] std::vector<double> hourly_volume(const RunRecord& run);

/// Items expected in each hour up to the end (MODEL: baseline): the mean of the same hour of the day before the outbreak, or the analytic
/// background when there are fewer than three whole days before it, or no outbreak.
[[nodiscard]] std::vector<double> expected_hourly_volume(const RunRecord& run);

/// What the one crisis rule finds in full hours.
struct CrisisOutcome {
    std::int64_t crises = 0;
    std::optional<CrisisSpan> first;
};
[[nodiscard]] CrisisOutcome crisis_of(const RunRecord& run);

/// The same rule on volume without the complaints that the incidents' own failures caused at first hand: what spreading alone made of it.
[[nodiscard]] CrisisOutcome amplified_crisis_of(const RunRecord& run);

}  // namespace firebreak
