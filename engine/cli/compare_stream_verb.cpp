#include "engine/cli/compare_stream_verb.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/measure/stream_comparison.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/stream_report.hpp"
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/timestamp_reader.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file;
    std::string run;
    std::vector<std::string> columns;
    std::string company;
    std::string model_column = "volume";
    std::string from;
    std::string svg;
    bool is_json = false;
};

/// A run as its folder tells it.
struct Run {
    HourlySeries whole;
    HourlySeries from_outbreak;
    ActivityProfile profile = ActivityProfile::france;
    Time start;
};

// The outbreak of the first incident, or day 0 without one.
Time outbreak_of(const Scenario& scenario) {
    if (scenario.incidents.empty()) return kStart;
    const auto first = std::min_element(scenario.incidents.begin(), scenario.incidents.end(),
                                        [](const IncidentParams& a, const IncidentParams& b) { return a.start < b.start; });
    return kStart + first->start;
}

Time start_of(const Options& options, const Scenario& scenario, Diagnostics& problems) {
    if (options.from.empty()) return outbreak_of(scenario);
    const Reading<Duration> reading = read_instant(options.from, read_date(scenario.start_date));
    if (!reading.value) problems.error({}, fmt::format("--from is '{}', but must {}", options.from, reading.wish));
    return kStart + reading.value.value_or(Duration{0});
}

HourlySeries part_from(const HourlySeries& whole, Time start, const std::string& name, Diagnostics& problems) {
    const auto hour = std::max((start - whole.start) / Duration{hours{1}}, std::int64_t{0});
    if (hour >= static_cast<std::int64_t>(whole.counts.size())) {
        problems.error({name}, fmt::format("the run is over before {}, from where it is to be compared", instant_text(start - kStart)));
        return {};
    }
    HourlySeries part = whole;
    part.start = whole.start + hours{hour};
    part.counts.erase(part.counts.begin(), part.counts.begin() + hour);
    return part;
}

std::optional<Run> read_run(const Options& options, Diagnostics& problems) {
    if (options.run.empty()) return std::nullopt;
    const fs::path folder = options.run;
    if (!fs::is_directory(folder) || !fs::exists(folder / "timeseries.csv") || !fs::exists(folder / "scenario.yaml")) {
        problems.error({options.run},
                       "is no folder of results: it needs timeseries.csv and scenario.yaml, as 'firebreak run … --out' writes");
        return std::nullopt;
    }
    Run run;
    Diagnostics in_scenario;
    const Scenario scenario = read_scenario(folder / "scenario.yaml", {}, in_scenario);
    in_scenario.throw_if_errors();
    run.profile = scenario.platform.activity;
    run.start = start_of(options, scenario, problems);
    run.whole = read_hourly_series(folder / "timeseries.csv", {{options.model_column}, {}}, problems);
    if (!problems.has_errors()) run.from_outbreak = part_from(run.whole, run.start, options.run, problems);
    return run;
}

void compare(const Options& options) {
    Diagnostics problems;
    const HourlySeries observed = read_hourly_series(options.file, {options.columns, options.company}, problems);
    Diagnostics of_run;
    const std::optional<Run> run = read_run(options, of_run);
    for (const Problem& problem : of_run.problems()) problems.error(problem.mark, problem.message);
    problems.throw_if_errors();
    StreamNames names;
    names.observed = fmt::format("{}, {} from {}", fs::path{options.file}.filename().string(), observed.what, date_text(observed.start));
    names.observed_hours = observed.counts.size();
    names.hours_without_row = observed.hours_without_row;
    if (run) {
        names.profile = run->profile;
        names.model = fmt::format("run '{}', {} from {}", (fs::path{options.run} / "").parent_path().filename().string(),
                                  options.model_column, instant_text(run->start - kStart));
    }
    const StreamComparison comparison =
        compare_streams(observed, run ? &run->from_outbreak : nullptr, run ? &run->whole : nullptr, names.profile);
    if (!options.svg.empty()) {
        static_cast<void>(write_text_file(options.svg, stream_figure(comparison, names)));
        fmt::print(stderr, "figure: {}\n", options.svg);
    }
    if (options.is_json) fmt::print("{}\n", stream_json(comparison, names));
    else fmt::print("{}", stream_text(comparison, names));
}

}  // namespace

void register_compare_stream_verb(CLI::App& app) {
    CLI::App* verb = app.add_subcommand("compare-stream", "Lay an hourly stream of posts from the real world beside a run.");
    const auto options = std::make_shared<Options>();
    verb->add_option("FILE", options->file, "Hourly counts (CSV): a column hour, and one or more columns of numbers.")->required();
    verb->add_option("RUN_DIR", options->run, "Folder that 'firebreak run … --out' wrote; without it only the daily activity is compared.");
    verb->add_option("--column", options->columns, "Column to count by; several, separated by commas, are added up.")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb->add_option("--company", options->company, "Rows of this company alone.");
    verb->add_option("--model-column", options->model_column, "Column of the run's timeseries.csv; volume if not given.");
    verb->add_option("--from", options->from, "Where in the run to begin, such as 'd7 07:00'; the first outbreak if not given.");
    verb->add_option("--svg", options->svg, "Write a figure to this file.");
    verb->add_flag("--json", options->is_json, "Print as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak run scenarios/fr_bank_outage.yaml --out out\n"
        "  firebreak compare-stream storm.csv out --column negative --svg storm.svg\n"
        "Sizes do not compare, shapes do: time to peak, half-life, doubling time, peak over mean, the cumulative curve, the daily rhythm.\n"
        "Exit code: 0 done, 2 something in what was given is wrong.");
    verb->callback([options] { compare(*options); });
}

}  // namespace firebreak
