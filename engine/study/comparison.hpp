// What a study says about its policies, as one value: every number that tables and the report show comes from here.
#pragma once

#include "engine/measure/measure_direction.hpp"
#include "engine/measure/over_runs.hpp"
#include "engine/study/attribution.hpp"
#include "engine/study/bootstrap.hpp"
#include "engine/study/paired_statistics.hpp"
#include "engine/study/pareto.hpp"
#include "engine/study/ranking.hpp"
#include "engine/study/regret.hpp"
#include "engine/study/robustness_findings.hpp"
#include "engine/study/series_bands.hpp"
#include "engine/study/staffing.hpp"
#include "engine/study/study_results.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

struct ComparisonOptions {
    /// Name of the branch to compare with; empty: the study's.
    std::string baseline;
    /// Leading measures; the first decides ranking, regret, front and robustness. Empty: the study's.
    std::vector<std::string> measures;
    std::string cost_measure = "cost_total";
    std::optional<StaffingTarget> staffing_target;
    BootstrapSettings bootstrap;
};

enum class Verdict : std::uint8_t {
    baseline,             ///< it is the baseline
    unknown,              ///< fewer than two pairs with values
    identical,            ///< every pair is equal
    not_distinguishable,  ///< the 95 % paired interval covers 0
    better,
    worse,
    different  ///< the interval leaves out 0, but the measure has no better or worse
};
[[nodiscard]] std::string_view text_of(Verdict verdict) noexcept;

/// One measure of one branch.
struct BranchMeasure {
    std::uint32_t branch = 0;
    MeasureSpread spread;
    /// 95 % interval of the mean.
    std::optional<Bounds> mean_bounds;
    /// This branch less the baseline; nothing in it for the baseline itself.
    PairedDifference difference;
    /// Bootstrap of the same mean difference.
    std::optional<BootstrapMean> bootstrap;
    RelativeChange relative;
    std::optional<double> replicates_saved;
    Verdict verdict = Verdict::unknown;
};

struct ComparedMeasure {
    const MeasureInfo* info = nullptr;
    Direction direction = Direction::none;
    /// In the order of the study's branches.
    std::vector<BranchMeasure> branches;
};

/// How many runs of a branch there are at the base point.
struct BranchRuns {
    std::uint32_t branch = 0;
    std::int64_t finished = 0;
    std::int64_t failed = 0;
    /// Of the repetitions that the study asks for, or that the furthest branch has.
    std::int64_t missing = 0;
    /// The first failure, in one line.
    std::string first_failure;
    std::string guilty_strategy;
};

/// Of `crisis` and `amplified_crisis`.
struct CrisisOfBranch {
    std::uint32_t branch = 0;
    Probability crisis;
    Probability amplified;
    /// Less the baseline's, paired.
    ProbabilityDifference crisis_difference;
    ProbabilityDifference amplified_difference;
};

/// Something that must be known before the rest is believed. A page in another language than English is made from its parts.
struct ComparisonNote {
    enum class Kind : std::uint8_t {
        failed_runs,     ///< `count` runs of `branch`, the first for the reason `detail`
        missing_runs,    ///< `count` runs of `branch` are not done yet
        gaps,            ///< `detail`, a measure, has a value in `count` of `of` runs of `branch` only
        few_repetitions  ///< there are `count`, fewer than `of`
    };
    Kind kind = Kind::failed_runs;
    std::uint32_t branch = 0;
    std::int64_t count = 0;
    std::int64_t of = 0;
    std::string detail;
    /// All of it in English.
    std::string text;
};

struct StudyComparison {
    std::uint32_t baseline = 0;
    /// Branch names, as in the study.
    std::vector<std::string> names;
    std::vector<std::string> titles;
    /// Repetitions that pairs are made from.
    std::size_t repetitions = 0;
    std::vector<BranchRuns> runs;
    std::vector<CrisisOfBranch> crisis;
    /// All measures, in the order of the manual.
    std::vector<ComparedMeasure> measures;
    /// Keys of the leading ones.
    std::vector<std::string> leading;
    std::string cost_measure;
    /// By the first leading measure.
    Ranking ranking;
    std::vector<BranchRegret> regret;
    std::vector<ParetoBranch> front;
    StaffingFrontier staffing;
    RobustnessFindings robustness;
    std::vector<BranchAttribution> attribution;
    /// What a reader must know before believing any of it.
    std::vector<ComparisonNote> notes;

    [[nodiscard]] const ComparedMeasure* find(std::string_view measure) const noexcept;
};

/// O(measures x branches x resamples x repetitions). Throws InputError for a branch or measure that does not exist. [parallel]
[[nodiscard]] StudyComparison compare_branches(const StudyResults& results, const ComparisonOptions& options = {});

}  // namespace firebreak
