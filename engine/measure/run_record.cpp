#include "engine/measure/run_record.hpp"

#include "engine/measure/volume.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};

std::size_t full_hours(const RunRecord& run) noexcept { return static_cast<std::size_t>((run.end - kStart) / kHour); }
std::size_t begun_hours(const RunRecord& run) noexcept {
    return static_cast<std::size_t>((run.end - kStart + kHour - Duration{1}) / kHour);
}

CrisisOutcome outcome_of(std::span<const CrisisSpan> spans) {
    CrisisOutcome outcome{static_cast<std::int64_t>(spans.size()), std::nullopt};
    if (!spans.empty()) outcome.first = spans.front();
    return outcome;
}

CrisisOutcome crisis_in(std::vector<double> volume, std::vector<double> expected, const RunRecord& run) {
    volume.resize(full_hours(run));
    expected.resize(full_hours(run));
    return outcome_of(find_crises(volume, expected, run.crisis_rule));
}

}  // namespace

RunRecord record_of(const Simulation& simulation) {
    RunRecord run;
    const Scenario& scenario = simulation.scenario();
    run.posts = simulation.book().posts;
    run.cases = simulation.cases();
    run.incidents = std::span<const Issue>{simulation.issues()}.subspan(1);
    run.tallies = simulation.tallies();
    run.desk = simulation.company().series();
    run.step = scenario.sim.metrics_tick;
    run.counts_exposures = scenario.sim.exposures == Exposures::all;
    run.end = std::min(simulation.now(), kStart + scenario.horizon);
    for (const IncidentParams& incident : scenario.incidents) {
        const Time start = kStart + incident.start;
        if (start < run.end) run.outbreak = std::min(run.outbreak.value_or(start), start);
    }
    run.accounts = simulation.graph().accounts();
    run.background_volume = simulation.background_volume();
    run.seen_per_hour = simulation.company().seen_per_hour();
    run.crisis_rule = simulation.company().crisis_rule();
    run.attitude = simulation.attitude_samples();
    run.buzz = simulation.buzz_by_hour();
    run.customers = simulation.crowd().population().customers();
    for (const Tally& tally : run.tallies) run.churned += tally.churned;
    run.costs = scenario.costs;
    run.statements = static_cast<std::int64_t>(simulation.book().statements.size());
    run.fixes = simulation.company().fixes();
    return run;
}

std::vector<double> hourly_volume(const RunRecord& run) { return hourly_volume(run.posts, begun_hours(run)); }

std::vector<double> expected_hourly_volume(const RunRecord& run) {
    std::vector<double> analytic(run.background_volume.begin(), run.background_volume.end());
    analytic.resize(begun_hours(run));
    const std::size_t event_hour = run.outbreak ? static_cast<std::size_t>((*run.outbreak - kStart) / kHour) : 0;
    return expected_volume(hourly_volume(run), event_hour, analytic);
}

CrisisOutcome crisis_of(const RunRecord& run) { return crisis_in(hourly_volume(run), expected_hourly_volume(run), run); }

CrisisOutcome amplified_crisis_of(const RunRecord& run) {
    std::vector<double> volume = hourly_volume(run);
    const std::vector<double> first_hand = hourly_first_hand(run.posts, run.cases, volume.size());
    for (std::size_t hour = 0; hour < volume.size(); ++hour) volume[hour] -= first_hand[hour];
    return crisis_in(std::move(volume), expected_hourly_volume(run), run);
}

}  // namespace firebreak
