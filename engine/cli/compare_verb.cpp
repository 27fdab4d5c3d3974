#include "engine/cli/compare_verb.hpp"

#include "engine/cli/run_results.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/report/comparison_text.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/result_store.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {
namespace {

struct Options {
    std::filesystem::path folder;
    ComparisonOptions comparison;
    std::string target;
    bool is_json = false;
};

/// "sla_attainment=0.8"; an amount of hours may be written as a duration.
std::optional<StaffingTarget> target_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const std::size_t equals = text.find('=');
    const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
    const Reading<double> number = read_real(value);
    const Reading<Duration> duration = read_duration(value);
    if (equals == 0 || (!number.value && !duration.value)) {
        throw InputError(
            {}, fmt::format("--target is '{}', but must be a measure and what it has to reach: --target sla_attainment=0.8", text));
    }
    return StaffingTarget{text.substr(0, equals), number.value ? *number.value : hours_of(*duration.value)};
}

void run(Options options) {
    options.comparison.staffing_target = target_of(options.target);
    const StudyResults results = read_study(options.folder);
    const StudyComparison comparison = compare_branches(results, options.comparison);
    fmt::print("{}",
               options.is_json ? comparison_json(results, comparison) + "\n" : comparison_text(results, comparison, terminal_style()));
    if (std::fflush(stdout) != 0) throw RunError("the comparison could not be printed");
}

}  // namespace

void register_compare_verb(CLI::App& app, int& exit_code) {
    CLI::App* verb = app.add_subcommand("compare", "Say what a study found: paired differences, intervals, a ranking where there is one.");
    const auto options = std::make_shared<Options>();
    verb->add_option("folder", options->folder, "Folder of a study, finished or not.")->required();
    verb->add_option("--baseline", options->comparison.baseline, "Branch that the others are compared with, in place of the study's.");
    verb->add_option("--measure", options->comparison.measures,
                     "Measure to lead with, in place of the study's; the first one decides the ranking. May be repeated.")
        ->allow_extra_args(false);
    verb->add_option("--cost", options->comparison.cost_measure, "Measure that counts as cost.")->capture_default_str();
    verb->add_option("--target", options->target,
                     "What staffing has to reach, where the study swept agents or hours: --target sla_attainment=0.8.");
    verb->add_option("--resamples", options->comparison.bootstrap.resamples, "Resamples of the bootstrap.")
        ->check(CLI::Range(100, 1'000'000))
        ->capture_default_str();
    verb->add_option("--seed", options->comparison.bootstrap.seed, "Seed of the bootstrap.")->capture_default_str();
    verb->add_flag("--json", options->is_json, "Print every number as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak compare out/policies_fr_bank --measure volume --measure satisfaction_all\n\n"
        "What each number means and when it is refused stands in docs/statistics.md. Exit codes: 0 done, 2 bad input, 3 failed.");
    verb->callback([options, &exit_code] {
        run(*options);
        exit_code = 0;
    });
}

}  // namespace firebreak
