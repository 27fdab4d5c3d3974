// What a study's runs came to, as values in memory: read from the finished shards of a folder, and all that statistics, tables and the
// report know of it.
#pragma once

#include "engine/core/time.hpp"
#include "engine/measure/measures.hpp"
#include "engine/study/study.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// Why a point is in the plan.
enum class PointKind : std::uint8_t {
    base,        ///< the scenario as it is; always point 0
    sweep,       ///< the study's own sweep
    robustness,  ///< weakly supported parameters at other values
    design       ///< of a sensitivity analysis or a calibration
};
[[nodiscard]] std::string_view text_of(PointKind kind) noexcept;

/// Circumstances under which every branch is run.
struct StudyPoint {
    PointKind kind = PointKind::base;
    /// Parameter and value as YAML would write it, in the order of the sweep.
    std::vector<Assignment> changes;
};

/// A conversation that grew: a root with its shares, and what the company did about it.
struct AttributedRoot {
    /// From 0, the largest cascade first (ties by key).
    int rank = 0;
    std::uint64_t post = 0;
    /// Word of the post's type: complaint, me_too, question, article...
    std::string type;
    std::string author;
    double posted_hours = 0.0;
    /// First public reply, hours after the post; nothing: never answered.
    std::optional<double> answered_after_hours;
    std::int64_t shares = 0;
};

/// One run: branch, point and repetition, with the number run = repetition * cells + branch * points + point.
struct StudyRun {
    std::uint64_t run = 0;
    std::uint32_t branch = 0;
    std::uint32_t point = 0;
    std::uint64_t repetition = 0;
    std::uint64_t seed = 0;
    /// End of the run in simulated hours.
    double end_hours = 0.0;
    /// Empty for a run that finished; else what happened, in one line, and the strategy it is laid to.
    std::string failure;
    std::string guilty_strategy;
    /// In the order of measure_infos(); empty for a failed run.
    std::vector<std::optional<double>> measures;
    /// Row-major: a row per step of `series_hours`, a column per entry of Study::series; empty for points other than the base.
    std::vector<std::optional<double>> series;
    std::vector<AttributedRoot> roots;
};

struct StudyResults {
    Study study;
    std::string program_version;
    std::string scenario_title;
    std::string evidence_grade;
    std::string scenario_yaml;
    std::uint64_t accounts = 0;
    std::uint64_t follows = 0;
    std::vector<StudyPoint> points;
    /// Sorted by (branch, point, repetition).
    std::vector<StudyRun> runs;
    /// Start of each step of the series, in hours from day 0.
    std::vector<double> series_hours;
    /// Hours from day 0 to the first incident, where there is one.
    std::optional<double> outbreak_hours;
    /// Runs of the plan that are not done yet.
    std::uint64_t missing_runs = 0;

    /// The runs of one branch at one point, by repetition.
    [[nodiscard]] std::span<const StudyRun> runs_of(std::uint32_t branch, std::uint32_t point = 0) const noexcept;
    /// One measure of those runs by repetition, from 0 to `repetitions` - 1; nothing where the run is missing, failed or has no value.
    [[nodiscard]] std::vector<std::optional<double>> values(std::uint32_t branch, std::uint32_t point, std::string_view measure,
                                                            std::size_t repetitions) const;
    [[nodiscard]] std::optional<std::uint32_t> find_branch(std::string_view name) const noexcept;
    /// The most repetitions that any branch has at this point.
    [[nodiscard]] std::size_t repetitions_at(std::uint32_t point = 0) const noexcept;
};

}  // namespace firebreak
