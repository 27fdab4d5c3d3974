#include "engine/cli/study_session.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/cli/memory_limit.hpp"
#include "engine/cli/progress.hpp"
#include "engine/report/manifest.hpp"
#include "engine/report/study_manifest.hpp"
#include "engine/report/study_tables.hpp"
#include "engine/report/study_text.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/study_checks.hpp"
#include "engine/study/supervisor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include <sched.h>

namespace firebreak {
namespace {

constexpr int kPartlyDone = 4;
constexpr int kInterrupted = 130;

std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

// Under mpirun, only the first of the processes speaks and writes tables; the folder itself is what they share.
bool is_first_rank() {
    for (const char* name : {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"}) {
        if (const char* rank = std::getenv(name); rank != nullptr) return std::string_view{rank} == "0";
    }
    return true;
}

PlanFile plan_file_of(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library) {
    PlanFile file;
    file.program_version = FIREBREAK_VERSION;
    file.study_file = std::filesystem::absolute(options.study).lexically_normal().string();
    file.study_yaml = text_of_file(options.study);
    file.scenario_file = std::filesystem::absolute(plan.scenario.file).lexically_normal().string();
    file.scenario_yaml = plan.scenario.text;
    file.strategies = strategies_of(plan, library);
    for (const std::filesystem::path& plugin : options.plugins) file.plugins.push_back(plugin.string());
    file.repetitions = options.repetitions.value_or(static_cast<std::uint64_t>(plan.study.repetitions));
    return file;
}

void write_copy(const std::filesystem::path& file, const std::string& text) {
    if (text_of_file(file) != text) static_cast<void>(write_text_file(file, text));
}

// Makes the folder or opens it; returns what is to be done in it.
PlanFile enter(const StudyFolder& folder, const PlanFile& mine, const StudyOptions& options) {
    folder.make();
    create_plan_file(folder, mine);
    PlanFile theirs = *read_plan_file(folder);
    if (const std::string why = why_different(theirs, mine); !why.empty())
        throw InputError({folder.path.string()}, why + "; give another folder with --out, or remove this one");
    // Runs that are done stay done: a study may grow, not shrink.
    const std::uint64_t wanted =
        options.add_repetitions > 0 ? theirs.repetitions + options.add_repetitions : std::max(theirs.repetitions, mine.repetitions);
    if (options.repetitions && *options.repetitions < theirs.repetitions)
        fmt::print(stderr, "the study goes on to {} repetitions, as was asked for before\n", theirs.repetitions);
    if (wanted != theirs.repetitions || theirs.study_yaml != mine.study_yaml) {
        theirs.repetitions = wanted;
        theirs.study_yaml = mine.study_yaml;
        replace_plan_file(folder, theirs);
    }
    write_copy(folder.path / "study.yaml", theirs.study_yaml);
    write_copy(folder.path / "scenario.yaml", theirs.scenario_yaml);
    return theirs;
}

void write_results(const StudyFolder& folder, const PlanFile& file, const StudyResults& results, const StudyOptions& options,
                   std::chrono::system_clock::time_point started) {
    // A manifest of an earlier time would vouch for tables that are about to change.
    std::error_code ignored;
    std::filesystem::remove(folder.path / "manifest.json", ignored);
    StudyManifest manifest;
    manifest.results = write_study_tables(folder.tables(), results);
    write_study_database(folder, results);
    manifest.results.push_back(
        {"study.sqlite", static_cast<std::uint64_t>(std::filesystem::file_size(folder.database())), hash_file(folder.database())});
    manifest.program_version = file.program_version;
    manifest.study_name = results.study.name;
    manifest.study_yaml = file.study_yaml;
    manifest.scenario_yaml = results.scenario_yaml;
    for (const UsedStrategy& used : file.strategies) manifest.strategies.push_back({used.name, used.version, used.file, used.hash});
    manifest.accounts = results.accounts;
    manifest.follows = results.follows;
    manifest.repetitions = results.study.repetitions;
    manifest.runs = results.runs.size();
    manifest.failed = static_cast<std::uint64_t>(
        std::count_if(results.runs.begin(), results.runs.end(), [](const StudyRun& run) { return !run.failure.empty(); }));
    manifest.missing = results.missing_runs;
    manifest.host = host_name();
    manifest.compiler = compiler_name();
    const auto now = std::chrono::system_clock::now();
    manifest.finished = utc_text(now);
    manifest.wall_seconds = std::chrono::duration<double>(now - started).count();
    manifest.workers = options.workers;
    manifest.threads = options.threads;
    write_manifest(folder.path, manifest);
}

// One line for each branch that lost replicates: which was the first, and why.
bool tell_failures(const StudyResults& results) {
    bool has_failures = false;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) {
        const auto is_lost = [&](const StudyRun& run) { return run.branch == branch && !run.failure.empty(); };
        const auto first = std::find_if(results.runs.begin(), results.runs.end(), is_lost);
        if (first == results.runs.end()) continue;
        has_failures = true;
        const auto lost = std::count_if(results.runs.begin(), results.runs.end(), is_lost);
        fmt::print(stderr, "branch {}: {} failed, strategy {}; the first is replicate {}: {}\n", results.study.branches[branch].name, lost,
                   first->guilty_strategy, first->repetition, first->failure);
    }
    return has_failures;
}

int tell_results(const StudyFolder& folder, const StudyResults& results, bool is_json) {
    fmt::print(stderr, "results: {}\n", folder.path.string());
    fmt::print("{}", is_json ? study_json(results, folder.path.string()) + "\n" : study_text(results));
    if (std::fflush(stdout) != 0) throw RunError("the summary could not be printed");
    const bool has_failures = tell_failures(results);
    if (has_failures) fmt::print(stderr, "all failures stand in tables/failures.csv\n");
    return has_failures ? kPartlyDone : 0;
}

SupervisorOptions supervisor_options(const StudyOptions& options, const StudyFolder& folder, Progress& progress) {
    SupervisorOptions supervisor;
    supervisor.worker.program = std::filesystem::read_symlink("/proc/self/exe");
    supervisor.worker.folder = std::filesystem::absolute(folder.path);
    supervisor.worker.threads = options.threads;
    if (!options.memory.empty()) {
        supervisor.worker.memory_bytes = read_bytes(options.memory);
        if (!supervisor.worker.memory_bytes)
            throw InputError({"--memory"}, fmt::format("is '{}', but must be a size such as 8 GiB or 500 MB", options.memory));
    }
    supervisor.workers = options.workers;
    supervisor.shard_seconds = options.shard_seconds;
    supervisor.waits_for_others = options.waits_for_others;
    supervisor.is_stopped = is_interrupted;
    supervisor.pass_on = [&progress](std::string_view line) {
        progress.clear();
        fmt::print(stderr, "{}\n", line);
    };
    supervisor.tell = [&progress](std::uint64_t done, std::uint64_t planned, std::uint64_t failed) {
        std::string detail = fmt::format("{} of {} runs", done, planned);
        if (failed > 0) detail += fmt::format(", {} failed", failed);
        progress.update(planned == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(planned)), detail);
    };
    return supervisor;
}

}  // namespace

int available_processors() noexcept {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return std::max(1, CPU_COUNT(&set));
}

int study_session(const StudyOptions& given) {
    const auto started = std::chrono::system_clock::now();
    StudyOptions options = given;
    if (options.threads == 0) options.threads = std::max(1, available_processors() / options.workers);
    for (std::filesystem::path& plugin : options.plugins) plugin = std::filesystem::absolute(plugin).lexically_normal();
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const StudyPlan read = read_and_check_study(options.study, library, problems);
    problems.throw_if_errors();
    const bool speaks = is_first_rank();
    // Of many ranks of one command, one adds.
    if (!speaks) options.add_repetitions = 0;
    for (const Problem& problem : problems.problems()) {
        if (speaks) fmt::print(stderr, "{}\n", problem.text());
    }
    const StudyFolder folder{options.out.empty() ? std::filesystem::path{"out"} / read.study.name : options.out};
    const PlanFile file = enter(folder, plan_file_of(read, options, library), options);
    const StudyPlan plan = plan_from(file);

    catch_interrupts();
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is told as a full disk, not by a signal
    Progress progress{plan.study.name, options.shows_progress && speaks};
    const SupervisorOutcome outcome = supervise(folder, plan, supervisor_options(options, folder, progress));
    progress.clear();
    if (outcome.is_stopped) {
        if (speaks)
            fmt::print(stderr, "interrupted: {} of {} runs are done; the same command goes on from here\n", outcome.done, outcome.planned);
        return kInterrupted;
    }
    if (!speaks) return outcome.failed > 0 ? kPartlyDone : 0;
    const StudyResults results = read_study(folder.path);
    if (results.missing_runs > 0) {
        fmt::print(stderr, "{} runs are still being done elsewhere; the same command, once more, writes the tables\n",
                   results.missing_runs);
        return 0;
    }
    write_results(folder, file, results, options, started);
    return tell_results(folder, results, options.is_json);
}

int merge_session(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& target, bool is_json) {
    const auto started = std::chrono::system_clock::now();
    merge_studies(folders, target);
    const StudyFolder folder{target};
    const PlanFile file = *read_plan_file(folder);
    write_copy(folder.path / "study.yaml", file.study_yaml);
    write_copy(folder.path / "scenario.yaml", file.scenario_yaml);
    const StudyResults results = read_study(target);
    write_results(folder, file, results, {}, started);
    const int code = tell_results(folder, results, is_json);
    if (results.missing_runs > 0)
        fmt::print(stderr, "{} runs are missing; `firebreak study` with --out {} does them\n", results.missing_runs, target.string());
    return results.missing_runs > 0 ? kPartlyDone : code;
}

}  // namespace firebreak
