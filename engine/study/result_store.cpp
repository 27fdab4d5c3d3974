#include "engine/study/result_store.hpp"

#include "engine/scenario/scenario_writer.hpp"
#include "engine/study/finished_runs.hpp"
#include "engine/study/network_store.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/run_bytes.hpp"
#include "engine/study/series_sampler.hpp"
#include "engine/study/shard_file.hpp"
#include "engine/study/stopping_rule.hpp"

#include <algorithm>
#include <tuple>

namespace firebreak {
namespace {

void read_runs(const StudyFolder& folder, std::vector<StudyRun>& runs) {
    std::vector<bool> is_read;
    for (const std::filesystem::path& shard : shards_in(folder)) {
        read_shard(shard, [&](std::uint64_t run, std::span<const std::byte> bytes) {
            if (run >= is_read.size()) is_read.resize(run + 1);
            if (is_read[run]) return;
            is_read[run] = true;
            runs.push_back(run_from(bytes));
        });
    }
    std::sort(runs.begin(), runs.end(), [](const StudyRun& a, const StudyRun& b) {
        return std::tie(a.branch, a.point, a.repetition) < std::tie(b.branch, b.point, b.repetition);
    });
}

void describe_scenario(const StudyFolder& folder, const StudyPlan& plan, StudyResults& results) {
    const Scenario base = cell_scenario(plan, 0, 0);
    Diagnostics ignored;
    results.scenario_yaml = to_yaml(read_changed(plan.study, plan.scenario, nullptr, nullptr, ignored));
    results.scenario_title = base.title;
    results.evidence_grade = base.evidence_grade;
    results.series_hours = series_starts(base.horizon, plan.study.series_step);
    for (const IncidentParams& incident : base.incidents)
        results.outbreak_hours = std::min(results.outbreak_hours.value_or(hours_of(incident.start)), hours_of(incident.start));
    if (const std::optional<NetworkFacts> facts = find_network(folder, base.network)) {
        results.accounts = facts->accounts;
        results.follows = facts->follows;
    }
}

}  // namespace

StudyResults read_study(const std::filesystem::path& path) {
    const StudyFolder folder{path};
    const std::optional<PlanFile> file = read_plan_file(folder);
    if (!file) throw InputError({path.string()}, "holds no study: there is no plan.json");
    const StudyPlan plan = plan_from(*file);
    StudyResults results;
    results.study = plan.study;
    results.points = plan.points;
    results.program_version = file->program_version;
    describe_scenario(folder, plan, results);
    FinishedRuns finished{folder, plan, plan.study.stopping.measure};
    finished.look();
    const std::uint64_t repetitions = wanted_repetitions(plan, finished, file->repetitions);
    results.study.repetitions = static_cast<std::int64_t>(repetitions);
    results.missing_runs = finished.missing(0, plan.end(repetitions), repetitions).size();
    read_runs(folder, results.runs);
    // Runs beyond what the stopping rule came to are no part of its answer.
    std::erase_if(results.runs, [&](const StudyRun& run) { return !plan.is_planned(run.run, repetitions); });
    return results;
}

}  // namespace firebreak
