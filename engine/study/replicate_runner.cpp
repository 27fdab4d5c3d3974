#include "engine/study/replicate_runner.hpp"

#include "engine/measure/measures.hpp"
#include "engine/sim/simulation.hpp"
#include "engine/study/largest_roots.hpp"
#include "engine/study/series_sampler.hpp"

#include <algorithm>
#include <utility>

namespace firebreak {
namespace {

StudyRun labelled(const StudyPlan& plan, std::uint64_t run, const Scenario& scenario) {
    const RunPlace place = plan.place_of(run);
    StudyRun result;
    result.run = run;
    result.branch = place.branch;
    result.point = place.point;
    result.repetition = place.repetition;
    result.seed = scenario.seed;
    result.end_hours = hours_of(scenario.horizon);
    return result;
}

// A message stands in a table: one line.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

Cast made(const StrategyLibrary& library, const Scenario& scenario) {
    Diagnostics problems;
    Cast cast = create_cast(library, scenario, problems);
    problems.throw_if_errors();
    return cast;
}

}  // namespace

StudyRun failed_run(const StudyPlan& plan, std::uint64_t run, const Scenario& scenario, std::string reason) {
    StudyRun result = labelled(plan, run, scenario);
    result.failure = one_line(std::move(reason));
    result.guilty_strategy = short_form(scenario.strategy);
    return result;
}

PreparedReplicate prepare_replicate(const StudyPlan& plan, std::uint64_t run, const StudyCell& cell, const StrategyLibrary& library) {
    PreparedReplicate replicate{run, plan.place_of(run), &cell, made(library, cell.scenario), {}};
    if (cell.has_reference) replicate.quiet_cast = made(library, cell.quiet);
    return replicate;
}

StudyRun run_replicate(const StudyPlan& plan, PreparedReplicate replicate) {
    const StudyCell& cell = *replicate.cell;
    const std::uint64_t repetition = plan.first_repetition + replicate.place.repetition;
    Simulation simulation{
        {cell.scenario, *cell.graph, *replicate.cast.first, repetition, cell.influencer_followers, 1, replicate.cast.later()}};
    simulation.run();
    std::unique_ptr<Simulation> quiet;
    std::optional<RunRecord> reference;
    if (cell.has_reference) {
        quiet = std::make_unique<Simulation>(
            RunSetup{cell.quiet, *cell.graph, *replicate.quiet_cast.first, repetition, cell.influencer_followers, 1, {}});
        quiet->run();
        reference = record_of(*quiet);
    }
    StudyRun result = labelled(plan, replicate.run, cell.scenario);
    for (const MeasureValue& value : measure_run(simulation, reference ? &*reference : nullptr, cell.gain))
        result.measures.push_back(value.value);
    if (replicate.place.point == 0) result.series = sampled_series(record_of(simulation), plan.study);
    result.roots = largest_roots(simulation);
    return result;
}

}  // namespace firebreak
