#include "engine/study/study_fields.hpp"

#include "engine/study/study.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& study_fields() {
    using S = Study;
    static const std::vector<Field> kFields = {
        field<&S::name>({.key = "name", .help = "Short name used for the folder of results; the file's name when left out."}),
        field<&S::title>({.key = "title", .help = "One line that says what is compared."}),
        field<&S::description>({.key = "description", .help = "What is done, for people."}),
        field<&S::question>({.key = "question", .help = "The question that the study answers, in one line."}),
        field<&S::baseline>({.key = "baseline", .help = "The branch that the others are compared with; the first when left out."}),
        field<&S::repetitions>(
            {.key = "repetitions", .unit = Unit::count, .min = 1, .max = 10'000'000, .help = "Runs of each branch, 100 when left out."}),
        field<&S::series_step>({.key = "series_step",
                                .unit = Unit::duration,
                                .min = 0,
                                .max = 24.0 * 365,
                                .help = "Width of a row of the time series that is kept; an hour when left out."}),
        field<&S::has_reference>({.key = "reference",
                                  .help = "Whether the same people are run without any incident as well; damage and excess churn need it, "
                                          "at up to twice the time."}),
    };
    return kFields;
}

const std::vector<Field>& sweep_fields() {
    using S = Sweep;
    static const std::vector<Field> kFields = {
        field<&S::design>({.key = "design",
                           .help = "list: the n-th values together; grid: each value with each other; latin_hypercube and sobol: `points` "
                                   "points spread over the ranges."}),
        field<&S::points>({.key = "points", .unit = Unit::count, .min = 1, .max = 100'000, .help = "Points of a hypercube or a sequence."}),
        field<&S::repetitions>(
            {.key = "repetitions",
             .unit = Unit::count,
             .min = 1,
             .max = 10'000'000,
             .help = "Runs of each branch at each point, but never more than the study has; the study's when left out."}),
    };
    return kFields;
}

const std::vector<Field>& robustness_fields() {
    using R = Robustness;
    static const std::vector<Field> kFields = {
        field<&R::points>({.key = "points",
                           .unit = Unit::count,
                           .min = 0,
                           .max = 100'000,
                           .help = "Points at other values of the weakly supported parameters; 0 leaves them out."}),
        field<&R::repetitions>({.key = "repetitions",
                                .unit = Unit::count,
                                .min = 1,
                                .max = 10'000'000,
                                .help = "Runs of each branch at each of them, but never more than the study has."}),
    };
    return kFields;
}

const std::vector<Field>& sensitivity_fields() {
    using S = Sensitivity;
    static const std::vector<Field> kFields = {
        field<&S::method>({.key = "method",
                           .help = "morris: which parameters matter at all, for few runs; sobol: how much of the variance each explains."}),
        field<&S::measure>({.key = "measure", .help = "The measure that is explained; the first of the study's when left out."}),
        field<&S::trajectories>({.key = "trajectories",
                                 .unit = Unit::count,
                                 .min = 2,
                                 .max = 10'000,
                                 .help = "morris: walks through the ranges, each of one point more than there are parameters."}),
        field<&S::samples>({.key = "samples",
                            .unit = Unit::count,
                            .min = 2,
                            .max = 1'000'000,
                            .help = "sobol: samples, best a power of two, each of two points more than there are parameters."}),
        field<&S::repetitions>({.key = "repetitions",
                                .unit = Unit::count,
                                .min = 1,
                                .max = 10'000,
                                .help = "Runs of each branch at each point; the outcome is their mean."}),
    };
    return kFields;
}

const std::vector<Field>& calibration_fields() {
    using C = Calibration;
    static const std::vector<Field> kFields = {
        field<&C::population>({.key = "population",
                               .unit = Unit::count,
                               .min = 10,
                               .max = 100'000,
                               .help = "Parameter vectors that a generation accepts; with fewer than 200 the quantiles are rough."}),
        field<&C::generations>({.key = "generations",
                                .unit = Unit::count,
                                .min = 1,
                                .max = 50,
                                .help = "Each accepts no more than the median distance of the one before."}),
        field<&C::repetitions>({.key = "repetitions",
                                .unit = Unit::count,
                                .min = 1,
                                .max = 1000,
                                .help = "Runs of each parameter vector; a statistic is their mean."}),
        field<&C::branch>({.key = "branch", .help = "The policy that was followed in reality; the baseline when left out."}),
    };
    return kFields;
}

const std::vector<Field>& stopping_fields() {
    using S = StoppingRule;
    static const std::vector<Field> kFields = {
        field<&S::kind>(
            {.key = "kind", .help = "fixed: as many repetitions as stated; interval: until a difference is known well enough."}),
        field<&S::measure>({.key = "measure", .help = "The measure whose difference is to be known."}),
        field<&S::branch>({.key = "branch", .help = "The branch whose difference from the baseline is to be known."}),
        field<&S::half_width>({.key = "half_width",
                               .min = 0,
                               .help = "Repetitions are added until the 95 % interval reaches no further than this to either side."}),
        field<&S::step>(
            {.key = "step", .unit = Unit::count, .min = 2, .max = 1'000'000, .help = "Repetitions are added this many at a time."}),
        field<&S::at_most>({.key = "at_most",
                            .unit = Unit::count,
                            .min = 2,
                            .max = 10'000'000,
                            .help = "No more repetitions than this, whatever is known."}),
    };
    return kFields;
}

std::span<const StudyKey> structured_study_keys() noexcept {
    static constexpr std::array kKeys = {
        StudyKey{"firebreak", "Version of the file format; always the first line: `firebreak: 1`."},
        StudyKey{"scenario", "The scenario file, as a path from the study file's folder."},
        StudyKey{"set", "Changes for all branches: a map of keys and values, as `run --set` takes them."},
        StudyKey{"branches", "List of the policies that are compared: `name`, `title`, `strategy`, `set`."},
        StudyKey{"mixes",
                 "List of mixtures of the branches, for what each comes to on average: `name`, `title`, `shares` (branch: weight)."},
        StudyKey{"seed", "Names the experiment, in place of the scenario's seed."},
        StudyKey{"measures", "List of the measures that reports lead with; the first decides the ranking. All measures are stored."},
        StudyKey{"series", "List of the columns of the time series that are kept."},
        StudyKey{"sweep", "Section: other circumstances under which every branch is run: `design`, `parameters`, `points`, `repetitions`."},
        StudyKey{"robustness", "Section: runs at other values of weakly supported parameters: `points`, `repetitions`, `parameters`."},
        StudyKey{"sensitivity",
                 "Section for `firebreak sensitivity`: which parameters decide a measure: `method`, `measure`, `parameters`, `branches`, "
                 "`trajectories` or `samples`, `repetitions`."},
        StudyKey{"calibration",
                 "Section for `firebreak calibrate`: `statistics` that were observed, `parameters` to be found, `branch`, `population`, "
                 "`generations`, `repetitions`."},
        StudyKey{"stopping", "Section: when enough is known: `kind`, `measure`, `branch`, `half_width`, `step`, `at_most`."},
        StudyKey{"replicate_limit", "A replicate that takes longer by the wall clock is given up, as in '10 min'."},
    };
    return kKeys;
}

}  // namespace firebreak
