// A study as a plain value: which policies are compared, under which circumstances, how often, and by which measures. Everything in it
// stands in one YAML file; equal values give equal results on any number of machines.
#pragma once

#include "engine/core/diagnostics.hpp"
#include "engine/core/time.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

/// "desk.agents=4" or "strategy=reply_and_fix": as `firebreak run --set` takes it, with the place it was written at.
struct Assignment {
    std::string text;
    Mark mark;
};

/// One policy: what it changes in the scenario.
struct StudyBranch {
    /// A word, unique in the study: result tables go by it.
    std::string name;
    /// For readers; the name where the file gives none.
    std::string title;
    std::vector<Assignment> changes;
};

/// How the points of a sweep are laid out.
enum class SweepDesign : std::uint8_t {
    list,             ///< the n-th values of all parameters together
    grid,             ///< every value with every other
    latin_hypercube,  ///< stratified in each parameter
    sobol             ///< a low-discrepancy sequence
};
template <>
struct ChoiceWords<SweepDesign> {
    static constexpr std::array<std::string_view, 4> words{"list", "grid", "latin_hypercube", "sobol"};
};

/// One parameter of a sweep: values for list and grid, a range for the others (durations in hours).
struct SweptParameter {
    std::string key;
    std::vector<std::string> values;
    double low = 0.0;
    double high = 0.0;
    /// Points are laid out evenly in the logarithm.
    bool is_logarithmic = false;
    Mark mark;
};

struct Sweep {
    SweepDesign design = SweepDesign::grid;
    std::vector<SweptParameter> parameters;
    /// Points of a hypercube or a sequence; lists and grids follow from their values.
    std::int64_t points = 0;
    /// Repetitions at each point, but never more than the study's; 0: as many as the study.
    std::int64_t repetitions = 0;
};

/// Runs at other values of the parameters that are weakly supported, so that a ranking can say how often it survives them.
struct Robustness {
    /// 0 switches it off.
    std::int64_t points = 16;
    std::int64_t repetitions = 8;
    /// Parameters varied; empty: those of low confidence that the scenario's mechanisms use.
    std::vector<SweptParameter> parameters;
};

enum class SensitivityMethod : std::uint8_t {
    morris,  ///< elementary effects: which parameters matter at all, for few runs
    sobol    ///< shares of the variance, for many
};
template <>
struct ChoiceWords<SensitivityMethod> {
    static constexpr std::array<std::string_view, 2> words{"morris", "sobol"};
};

/// Which parameters decide an outcome: what `firebreak sensitivity` runs, in a folder of its own.
struct Sensitivity {
    SensitivityMethod method = SensitivityMethod::morris;
    /// The first of the study's measures where the file gives none.
    std::string measure;
    /// Ranges; where the file gives none, the weakly supported ones, as for Robustness.
    std::vector<SweptParameter> parameters;
    /// morris: trajectories of one point more than there are parameters.
    std::int64_t trajectories = 20;
    /// sobol: samples of two points more than there are parameters.
    std::int64_t samples = 512;
    std::int64_t repetitions = 4;
    /// Names; empty: all.
    std::vector<std::string> branches;
};

/// Something that was observed in the real course of events.
struct CalibrationStatistic {
    std::string measure;
    double observed = 0.0;
    /// What counts as one unit of distance: error of the observation and chance of the runs.
    double deviation = 0.0;
    /// Not shown to the calibration, only predicted by it.
    bool is_held_out = false;
};

/// Which values of parameters give what was observed: what `firebreak calibrate` runs.
struct Calibration {
    /// None: the study has no such section.
    std::vector<CalibrationStatistic> statistics;
    std::vector<SweptParameter> parameters;
    std::int64_t population = 200;
    std::int64_t generations = 5;
    /// A statistic is the mean of so many runs.
    std::int64_t repetitions = 1;
    /// The policy that was followed then; the baseline where the file gives none.
    std::string branch;
};

/// When enough is known.
struct StoppingRule {
    enum class Kind : std::uint8_t { fixed, interval };
    Kind kind = Kind::fixed;
    /// kind interval: repetitions are added in whole steps until the 95 % interval of the paired difference of `measure` between `branch`
    /// and the baseline is at most `half_width` to either side (in the measure's unit).
    std::string measure;
    std::string branch;
    double half_width = 0.0;
    std::int64_t step = 50;
    std::int64_t at_most = 2000;
};

template <>
struct ChoiceWords<StoppingRule::Kind> {
    static constexpr std::array<std::string_view, 2> words{"fixed", "interval"};
};

/// Kinds of companies that occur together, each kind a branch: for what they come to on average. Changes no run.
struct StudyMix {
    std::string name;
    std::string title;
    /// By branch; they sum to 1.
    std::vector<double> shares;
};

struct Study {
    std::string name;
    std::string title;
    std::string description;
    std::string question;
    /// As the file gives it, relative to the file.
    std::filesystem::path scenario;
    /// What holds for all branches.
    std::vector<Assignment> changes;
    std::vector<StudyBranch> branches;
    /// Name of the branch that the others are compared with; the first where the file gives none.
    std::string baseline;
    std::int64_t repetitions = 100;
    /// In place of the scenario's.
    std::optional<std::uint64_t> seed;
    /// The measures that tables and report lead with, best known first; the first decides the ranking. All measures are stored anyhow.
    std::vector<std::string> measures;
    std::vector<StudyMix> mixes;
    Sweep sweep;
    Robustness robustness;
    Sensitivity sensitivity;
    Calibration calibration;
    StoppingRule stopping;
    /// Columns of the time series that are kept, and the width of their rows.
    std::vector<std::string> series;
    /// 0: an hour, or a step of the scenario's series where that is longer.
    Duration series_step = Duration{0};
    /// Whether the same people without any incident are run as well: damage and excess churn need it, at twice the time.
    bool has_reference = true;
    /// A replicate that takes longer by the wall clock is given up as failed.
    double replicate_limit_seconds = 600.0;
    /// The file it was read from, for messages; no part of the value.
    std::string file;
};

}  // namespace firebreak
