#include "engine/cli/study_work.hpp"

#include "engine/cli/interrupt.hpp"
#include "engine/cli/memory_limit.hpp"
#include "engine/cli/progress.hpp"
#include "engine/report/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include <sched.h>

namespace firebreak {
namespace {

std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

void write_copy(const std::filesystem::path& file, const std::string& text) {
    if (text_of_file(file) != text) static_cast<void>(write_text_file(file, text));
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

StudyOptions resolved(const StudyOptions& given) {
    StudyOptions options = given;
    if (options.threads == 0) options.threads = std::max(1, available_processors() / options.workers);
    for (std::filesystem::path& plugin : options.plugins) plugin = std::filesystem::absolute(plugin).lexically_normal();
    return options;
}

bool is_speaking_rank() {
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

PlanFile enter_folder(const StudyFolder& folder, const PlanFile& mine, const StudyOptions& options) {
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
    write_copies(folder, theirs);
    return theirs;
}

void write_copies(const StudyFolder& folder, const PlanFile& file) {
    write_copy(folder.path / "study.yaml", file.study_yaml);
    write_copy(folder.path / "scenario.yaml", file.scenario_yaml);
}

SupervisorOutcome work_in(const StudyFolder& folder, const PlanFile& file, const StudyOptions& options, const std::string& label) {
    const StudyPlan plan = plan_from(file);
    catch_interrupts();
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is told as a full disk, not by a signal
    Progress progress{label, options.shows_progress && is_speaking_rank()};
    SupervisorOutcome outcome = supervise(folder, plan, supervisor_options(options, folder, progress));
    progress.clear();
    return outcome;
}

}  // namespace firebreak
