#include "engine/cli/isolated_replicates.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "engine/sim/parallel.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/supervisor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace firebreak {
namespace {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "firebreak-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw RunError(fmt::format("no folder {} for the replicates: {}", pattern, std::strerror(errno)));
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

PlanFile plan_file_of(const RunOptions& options, const Scenario& scenario, const StrategyLibrary& library,
                      const std::filesystem::path& folder) {
    PlanFile file;
    file.program_version = FIREBREAK_VERSION;
    file.study_file = (folder / "study.yaml").string();
    file.study_yaml = fmt::format(
        "firebreak: 1\nname: replicates\nscenario: scenario.yaml\nrepetitions: {}\nreference: {}\nreplicate_limit: {}\n"
        "robustness: {{points: 0}}\nbranches:\n  - {{name: base}}\n",
        options.replicates, options.makes_reference, options.replicate_limit);
    file.scenario_file = (folder / "scenario.yaml").string();
    file.scenario_yaml = to_yaml(scenario);
    for (const std::filesystem::path& plugin : options.plugins)
        file.plugins.push_back(std::filesystem::absolute(plugin).lexically_normal().string());
    file.repetitions = static_cast<std::uint64_t>(options.replicates);
    file.first_repetition = options.repetition;
    file.strategies = strategies_of(plan_from(file), library);
    for (UsedStrategy& used : file.strategies) used.file = std::filesystem::absolute(used.file).lexically_normal().string();
    return file;
}

SupervisorOptions supervisor_options(const RunOptions& options, const std::filesystem::path& folder, Progress& progress) {
    SupervisorOptions supervisor;
    supervisor.worker.program = std::filesystem::read_symlink("/proc/self/exe");
    supervisor.worker.folder = folder;
    supervisor.worker.threads = options.threads == 0 ? Workers::available() : options.threads;
    supervisor.is_stopped = is_interrupted;
    supervisor.tell = [&progress](std::uint64_t done, std::uint64_t planned, std::uint64_t) {
        progress.update(std::min(1.0, static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(planned, 1))), "");
    };
    supervisor.pass_on = [&progress](std::string_view line) {
        progress.clear();
        fmt::print(stderr, "{}\n", line);
    };
    return supervisor;
}

// As in a run without the effective gain, which a study always works out.
RunMeasures measures_of(const StudyRun& run, bool has_gain) {
    RunMeasures measures;
    for (std::size_t i = 0; i < run.measures.size(); ++i) {
        const MeasureInfo& info = measure_infos()[i];
        const bool is_wanted = has_gain || info.key != "effective_gain";
        measures.push_back({&info, is_wanted ? run.measures[i] : std::nullopt});
    }
    return measures;
}

// What is seen of a worker from outside, such as that it is gone, names nobody.
std::string named_failure(const StudyRun& run) {
    if (run.failure.empty() || run.failure.starts_with("strategy '")) return run.failure;
    return fmt::format("strategy '{}': {}", run.guilty_strategy, run.failure);
}

}  // namespace

bool has_own_strategies(const Scenario& scenario, const ChosenPlugins& plugins, const StrategyLibrary& library) {
    const auto is_own = [](const StrategyPlugin& plugin) { return !is_bundled(plugin.file()); };
    return is_own(plugins.strategy) || std::any_of(plugins.modifiers.begin(), plugins.modifiers.end(), is_own) ||
           std::any_of(scenario.timeline.begin(), scenario.timeline.end(), [&](const Command& command) {
               return command.kind == CommandKind::strategy && is_own(library.open(command.strategy));
           });
}

std::vector<ReplicateOutcome> run_in_processes(const RunOptions& options, const Scenario& scenario, const StrategyLibrary& library,
                                               Progress& progress) {
    const TemporaryFolder temporary;
    const StudyFolder folder{temporary.path()};
    folder.make();
    const PlanFile file = plan_file_of(options, scenario, library, folder.path);
    create_plan_file(folder, file);
    static_cast<void>(supervise(folder, plan_from(file), supervisor_options(options, folder.path, progress)));
    std::vector<ReplicateOutcome> outcomes(static_cast<std::size_t>(options.replicates));
    for (const StudyRun& run : read_study(folder.path).runs) {
        ReplicateOutcome& outcome = outcomes[static_cast<std::size_t>(run.repetition)];
        outcome.failure = named_failure(run);
        outcome.is_done = run.failure.empty();
        if (outcome.is_done) outcome.measures = measures_of(run, options.prints_gain);
    }
    return outcomes;
}

}  // namespace firebreak
