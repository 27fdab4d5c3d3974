#include "engine/cli/study_session.hpp"

#include "engine/cli/study_work.hpp"
#include "engine/report/manifest.hpp"
#include "engine/report/study_manifest.hpp"
#include "engine/report/study_tables.hpp"
#include "engine/report/study_text.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/study_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <system_error>

namespace firebreak {
namespace {

constexpr int kPartlyDone = 4;
constexpr int kInterrupted = 130;

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

}  // namespace

int study_session(const StudyOptions& given) {
    const auto started = std::chrono::system_clock::now();
    StudyOptions options = resolved(given);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const StudyPlan read = read_and_check_study(options.study, library, problems);
    problems.throw_if_errors();
    const bool speaks = is_speaking_rank();
    // Of many ranks of one command, one adds.
    if (!speaks) options.add_repetitions = 0;
    for (const Problem& problem : problems.problems()) {
        if (speaks) fmt::print(stderr, "{}\n", problem.text());
    }
    const StudyFolder folder{options.out.empty() ? std::filesystem::path{"out"} / read.study.name : options.out};
    const PlanFile file = enter_folder(folder, plan_file_of(read, options, library), options);
    const SupervisorOutcome outcome = work_in(folder, file, options, read.study.name);
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
    write_copies(folder, file);
    const StudyResults results = read_study(target);
    write_results(folder, file, results, {}, started);
    const int code = tell_results(folder, results, is_json);
    if (results.missing_runs > 0)
        fmt::print(stderr, "{} runs are missing; `firebreak study` with --out {} does them\n", results.missing_runs, target.string());
    return results.missing_runs > 0 ? kPartlyDone : code;
}

}  // namespace firebreak
