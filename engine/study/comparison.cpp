#include "engine/study/comparison.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace firebreak {
namespace {

constexpr std::int64_t kFewRepetitions = 30;
/// Where neither the caller nor the study names a measure.
constexpr std::string_view kUsualMeasure = "volume";

const MeasureInfo& info_of(const std::string& key) {
    std::vector<std::string_view> keys;
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == key) return info;
        keys.push_back(info.key);
    }
    throw InputError({}, fmt::format("there is no measure '{}'{}", key, did_you_mean(key, keys)));
}

std::uint32_t branch_of(const StudyResults& results, const std::string& name) {
    if (const auto branch = results.find_branch(name)) return *branch;
    std::vector<std::string_view> names;
    for (const StudyBranch& branch : results.study.branches) names.push_back(branch.name);
    throw InputError({}, fmt::format("the study has no branch '{}', only {}{}", name, listed(names), did_you_mean(name, names)));
}

std::uint32_t baseline_of(const StudyResults& results, const ComparisonOptions& options) {
    if (results.study.branches.empty()) throw InputError({}, "the study has no branches");
    if (!options.baseline.empty()) return branch_of(results, options.baseline);
    return results.study.baseline.empty() ? 0 : branch_of(results, results.study.baseline);
}

std::vector<std::string> leading_of(const StudyResults& results, const ComparisonOptions& options) {
    std::vector<std::string> leading = options.measures.empty() ? results.study.measures : options.measures;
    if (leading.empty()) leading.emplace_back(kUsualMeasure);
    for (const std::string& key : leading) (void)info_of(key);
    return leading;
}

BranchValues values_of(const StudyResults& results, std::string_view measure, std::size_t repetitions) {
    BranchValues values;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        values.push_back(results.values(branch, 0, measure, repetitions));
    }
    return values;
}

/// Resamples of each size, made once: differences of as many pairs meet the same resamples.
class SharedResamples {
  public:
    explicit SharedResamples(const BootstrapSettings& settings) : settings_{settings} {}

    const Resamples& of(std::size_t items) {
        const auto found = made_.find(items);
        if (found != made_.end()) return found->second;
        return made_.emplace(items, Resamples{items, settings_.resamples, settings_.seed}).first->second;
    }

  private:
    BootstrapSettings settings_;
    std::map<std::size_t, Resamples> made_;
};

std::vector<double> differences_of(OptionalValues ours, OptionalValues baseline) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(ours.size(), baseline.size()); ++i) {
        if (ours[i] && baseline[i]) differences.push_back(*ours[i] - *baseline[i]);
    }
    return differences;
}

Verdict verdict_of(const PairedDifference& difference, const std::vector<double>& differences, Direction direction) {
    if (difference.pairs < 2) return Verdict::unknown;
    if (std::all_of(differences.begin(), differences.end(), [](double one) { return one == 0.0; })) return Verdict::identical;
    if (!difference.is_distinguishable()) return Verdict::not_distinguishable;
    if (direction == Direction::none) return Verdict::different;
    return is_better(*difference.mean, 0.0, direction) ? Verdict::better : Verdict::worse;
}

BranchMeasure compare_one(std::uint32_t branch, std::uint32_t baseline, const BranchValues& values, const MeasureInfo& info,
                          SharedResamples& resamples) {
    const auto& ours = values[branch];
    const auto& theirs = values[baseline];
    BranchMeasure result;
    result.branch = branch;
    result.spread = spread_of(ours);
    result.spread.info = &info;
    result.mean_bounds = mean_bounds(ours);
    result.difference.info = &info;
    if (branch == baseline) {
        result.verdict = Verdict::baseline;
        return result;
    }
    const std::vector<double> differences = differences_of(ours, theirs);
    result.difference = paired_difference(ours, theirs);
    result.difference.info = &info;
    if (differences.size() >= 2) result.bootstrap = bootstrap_mean(differences, resamples.of(differences.size()));
    result.relative = relative_change(ours, theirs);
    result.replicates_saved = replicates_saved(ours, theirs);
    result.verdict = verdict_of(result.difference, differences, direction_of(info.key));
    return result;
}

std::vector<ComparedMeasure> compare_measures(const StudyResults& results, std::uint32_t baseline, std::size_t repetitions,
                                              const BootstrapSettings& settings) {
    SharedResamples resamples{settings};
    std::vector<ComparedMeasure> compared;
    for (const MeasureInfo& info : measure_infos()) {
        ComparedMeasure measure{&info, direction_of(info.key), {}};
        const BranchValues values = values_of(results, info.key, repetitions);
        for (std::uint32_t branch = 0; branch < values.size(); ++branch) {
            measure.branches.push_back(compare_one(branch, baseline, values, info, resamples));
        }
        compared.push_back(std::move(measure));
    }
    return compared;
}

std::vector<CrisisOfBranch> compare_crises(const StudyResults& results, std::uint32_t baseline, std::size_t repetitions) {
    const BranchValues crisis = values_of(results, "crisis", repetitions);
    const BranchValues amplified = values_of(results, "amplified_crisis", repetitions);
    std::vector<CrisisOfBranch> compared;
    for (std::uint32_t branch = 0; branch < crisis.size(); ++branch) {
        CrisisOfBranch own{
            branch, probability_of(OptionalValues{crisis[branch]}), probability_of(OptionalValues{amplified[branch]}), {}, {}};
        if (branch != baseline) {
            own.crisis_difference = probability_difference(crisis[branch], crisis[baseline]);
            own.amplified_difference = probability_difference(amplified[branch], amplified[baseline]);
        }
        compared.push_back(std::move(own));
    }
    return compared;
}

std::vector<BranchRuns> count_runs(const StudyResults& results, std::size_t repetitions) {
    const auto planned = std::max(static_cast<std::int64_t>(repetitions), results.study.repetitions);
    std::vector<BranchRuns> counted;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        BranchRuns runs;
        runs.branch = branch;
        for (const StudyRun& run : results.runs_of(branch)) {
            if (run.failure.empty()) {
                ++runs.finished;
                continue;
            }
            if (runs.failed == 0) {
                runs.first_failure = run.failure;
                runs.guilty_strategy = run.guilty_strategy;
            }
            ++runs.failed;
        }
        runs.missing = std::max<std::int64_t>(0, planned - runs.finished - runs.failed);
        counted.push_back(std::move(runs));
    }
    return counted;
}

std::string runs_words(std::int64_t runs) { return fmt::format("{} run{}", runs, runs == 1 ? "" : "s"); }

void note_runs(const StudyComparison& comparison, std::vector<ComparisonNote>& notes) {
    for (const BranchRuns& runs : comparison.runs) {
        const std::string& name = comparison.names[runs.branch];
        if (runs.failed > 0) {
            notes.push_back({ComparisonNote::Kind::failed_runs, runs.branch, runs.failed, 0, runs.first_failure,
                             fmt::format("{} of branch '{}' failed and are left out, with their pairs: {}", runs_words(runs.failed), name,
                                         runs.first_failure)});
        }
        if (runs.missing > 0) {
            notes.push_back({ComparisonNote::Kind::missing_runs,
                             runs.branch,
                             runs.missing,
                             0,
                             {},
                             fmt::format("{} of branch '{}' are not done yet; a study that goes on can change what is said here",
                                         runs_words(runs.missing), name)});
        }
    }
}

/// A measure with values in some runs only (a length of a crisis) compares only the pairs in which both have one: not the same question.
void note_gaps(const StudyComparison& comparison, std::vector<ComparisonNote>& notes) {
    for (const std::string& key : comparison.leading) {
        const ComparedMeasure& measure = *comparison.find(key);
        for (const BranchMeasure& own : measure.branches) {
            const std::int64_t finished = comparison.runs[own.branch].finished;
            if (own.spread.runs == finished) continue;
            notes.push_back({ComparisonNote::Kind::gaps, own.branch, own.spread.runs, finished, key,
                             fmt::format("{} has a value in {} of {} of branch '{}'; where it has none, the pair is left out, so the "
                                         "difference speaks of a selection",
                                         key, own.spread.runs, runs_words(finished), comparison.names[own.branch])});
        }
    }
}

std::vector<ComparisonNote> notes_of(const StudyComparison& comparison) {
    std::vector<ComparisonNote> notes;
    note_runs(comparison, notes);
    note_gaps(comparison, notes);
    const auto repetitions = static_cast<std::int64_t>(comparison.repetitions);
    if (repetitions < kFewRepetitions) {
        notes.push_back({ComparisonNote::Kind::few_repetitions,
                         0,
                         repetitions,
                         kFewRepetitions,
                         {},
                         fmt::format("only {} repetitions: with fewer than {}, intervals of lopsided outcomes are too narrow", repetitions,
                                     kFewRepetitions)});
    }
    return notes;
}

}  // namespace

std::string_view text_of(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::baseline: return "baseline";
        case Verdict::unknown: return "unknown";
        case Verdict::identical: return "identical";
        case Verdict::not_distinguishable: return "not distinguishable";
        case Verdict::better: return "better";
        case Verdict::worse: return "worse";
        case Verdict::different: return "different";
    }
    return "";
}

const ComparedMeasure* StudyComparison::find(std::string_view measure) const noexcept {
    for (const ComparedMeasure& compared : measures) {
        if (compared.info->key == measure) return &compared;
    }
    return nullptr;
}

StudyComparison compare_branches(const StudyResults& results, const ComparisonOptions& options) {
    StudyComparison comparison;
    comparison.baseline = baseline_of(results, options);
    comparison.leading = leading_of(results, options);
    comparison.cost_measure = options.cost_measure;
    (void)info_of(options.cost_measure);
    if (options.staffing_target) (void)info_of(options.staffing_target->measure);
    for (const StudyBranch& branch : results.study.branches) {
        comparison.names.push_back(branch.name);
        comparison.titles.push_back(branch.title.empty() ? branch.name : branch.title);
    }
    comparison.repetitions = results.repetitions_at(0);
    comparison.runs = count_runs(results, comparison.repetitions);
    comparison.crisis = compare_crises(results, comparison.baseline, comparison.repetitions);
    comparison.measures = compare_measures(results, comparison.baseline, comparison.repetitions, options.bootstrap);
    const std::string& leading = comparison.leading.front();
    const BranchValues damage = values_of(results, leading, comparison.repetitions);
    const BranchValues cost = values_of(results, options.cost_measure, comparison.repetitions);
    comparison.ranking = rank_branches(damage, leading);
    comparison.regret = regrets(damage, direction_of(leading), options.bootstrap);
    comparison.front = pareto_front(damage, direction_of(leading), cost, options.bootstrap);
    comparison.staffing = staffing_frontier(results, leading, options.cost_measure, options.staffing_target);
    comparison.robustness = robustness_findings(results, leading, comparison.ranking, options.bootstrap);
    comparison.attribution = attribution(results);
    comparison.notes = notes_of(comparison);
    return comparison;
}

}  // namespace firebreak
