#include "engine/cli/run_results.hpp"

#include "engine/core/hash.hpp"
#include "engine/measure/measures.hpp"
#include "engine/report/manifest.hpp"
#include "engine/report/tables.hpp"
#include "engine/report/terminal_summary.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/sim/parallel.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace firebreak {
namespace {

constexpr std::size_t kDefaultWidth = 80;

}  // namespace

SummaryStyle terminal_style() {
    SummaryStyle style;
    style.width = kDefaultWidth;
    winsize size{};
    const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
    if (is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
    style.use_colour = is_terminal && std::getenv("NO_COLOR") == nullptr;
    return style;
}

namespace {

bool wants(const RunOptions& options, std::string_view table) {
    return std::find(options.events.begin(), options.events.end(), table) != options.events.end();
}

ManifestParam manifest_of(const GivenValue& value) {
    ManifestParam param{value.key, value_text(value.value)};
    const auto* file = std::get_if<TextFile>(&value.value);
    const auto* tree = std::get_if<ConfigTree>(&value.value);
    if (file != nullptr) param.file = file->name;
    if (tree != nullptr && tree->is_given()) param.file = tree->files.front();
    const bool is_given = (file != nullptr && *file != TextFile{}) || (tree != nullptr && tree->is_given());
    if (is_given) param.content_hash = hash_text(param.value);
    return param;
}

ManifestStrategy manifest_of(const StrategyPlugin& plugin, const std::vector<StrategyParam>& params) {
    ManifestStrategy strategy{plugin.name(), plugin.version(), plugin.file().string(), plugin.file_hash(), {}, {}};
    Diagnostics none;
    for (const GivenValue& value : plugin.resolve(given_values(params), none)) strategy.params.push_back(manifest_of(value));
    return strategy;
}

ManifestStrategy manifest_strategy(const FinishedRun& run) {
    const StrategyChoice& choice = run.scenario.strategy;
    ManifestStrategy strategy = manifest_of(run.plugins.strategy, choice.params);
    for (std::size_t i = 0; i < run.plugins.modifiers.size(); ++i)
        strategy.modifiers.push_back(manifest_of(run.plugins.modifiers[i], choice.modifiers[i].params));
    return strategy;
}

Manifest manifest_of(const FinishedRun& run, const RunOptions& options, const RunLabel& label, std::vector<WrittenFile> files) {
    Manifest manifest;
    manifest.program_version = FIREBREAK_VERSION;
    manifest.scenario_name = run.scenario.name;
    manifest.scenario_yaml = to_yaml(run.scenario);
    manifest.scenario_hash = content_hash(run.scenario);
    manifest.strategy = manifest_strategy(run);
    manifest.graph_summary = run.network.summary;
    manifest.graph_accounts = run.network.graph.accounts();
    manifest.graph_follows = run.network.graph.follows();
    manifest.graph_hash = run.network.graph.content_hash();
    manifest.label = label;
    manifest.host = host_name();
    manifest.compiler = compiler_name();
    manifest.started = utc_text(run.started);
    manifest.wall_seconds = std::chrono::duration<double>(std::chrono::system_clock::now() - run.started).count();
    manifest.threads = options.threads == 0 ? Workers::available() : options.threads;
    manifest.loop = ChoiceWords<Loop>::words[static_cast<std::size_t>(run.scenario.sim.loop)];
    manifest.draws = ChoiceWords<DrawMode>::words[static_cast<std::size_t>(run.scenario.platform.draws)];
    manifest.notes = run.network.notes;
    manifest.results = std::move(files);
    manifest.final_state = run.simulation.digest();
    return manifest;
}

void write_folder(const FinishedRun& run, const RunOptions& options, const std::vector<MeasureValue>& measures) {
    const RunLabel label{static_cast<std::int64_t>(options.repetition), "base", options.repetition, run.scenario.seed};
    const RunRecord record = record_of(run.simulation);
    const std::filesystem::path& folder = options.out;
    // A manifest of an earlier run would vouch for tables that are about to change.
    std::error_code ignored;
    std::filesystem::remove(folder / "manifest.json", ignored);
    std::vector<WrittenFile> files;
    files.push_back(write_summary(folder, label, record.end, measures));
    files.push_back(write_time_series(folder, label, record));
    if (wants(options, "posts")) files.push_back(write_posts(folder, label, record, run.network.graph));
    if (wants(options, "cases")) files.push_back(write_cases(folder, label, record, run.network.graph));
    if (wants(options, "decisions")) files.push_back(write_decisions(folder, label, run.simulation.company().decisions()));
    if (options.explains_decisions) files.push_back(write_explanations(folder, label, run.explanations));
    files.push_back(write_text_file(folder / "scenario.yaml", to_yaml(run.scenario)));
    files.push_back(write_text_file(folder / "journal.yaml", commands_to_yaml(run.journal)));
    static_cast<void>(write_manifest(folder, manifest_of(run, options, label, std::move(files))));
    fmt::print(stderr, "results: {}\n", folder.string());
}

// As many as one reads; all of them are in explain.csv.
constexpr std::size_t kMostPrinted = 100;

void print_explanations(const FinishedRun& run) {
    fmt::print("\nwhy the strategy acted:\n");
    if (run.explanations.empty()) fmt::print("  it gave no reasons\n");
    for (std::size_t i = 0; i < std::min(run.explanations.size(), kMostPrinted); ++i) {
        const Explanation& one = run.explanations[i];
        fmt::print("  {:<12} {}{}{}\n", instant_text(one.time - kStart), one.reason, one.done.empty() ? "" : ": ", one.done);
    }
    if (run.explanations.size() > kMostPrinted)
        fmt::print("  and {} more: --out DIR writes them all to explain.csv\n", run.explanations.size() - kMostPrinted);
}

}  // namespace

void print_results(const FinishedRun& run, const RunOptions& options) {
    const std::vector<MeasureValue> measures = measure_run(run.simulation, run.reference, run.gain);
    if (!options.out.empty()) write_folder(run, options, measures);
    if (options.is_json) {
        fmt::print("{}\n", summary_json(measures));
    } else {
        fmt::print("{}", terminal_summary(summary_input(run.simulation, run.reference), terminal_style()));
        if (options.explains_decisions) print_explanations(run);
    }
    if (std::fflush(stdout) != 0) throw RunError("the summary could not be printed");
}

}  // namespace firebreak
