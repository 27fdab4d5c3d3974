// firebreak sensitivity: the points of a Morris or Sobol design, run as a study's are, and what they say of each parameter.
#include "engine/cli/run_results.hpp"
#include "engine/cli/study_session.hpp"
#include "engine/cli/study_work.hpp"
#include "engine/report/sensitivity_text.hpp"
#include "engine/report/study_tables.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/study_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace firebreak {
namespace {

constexpr int kPartlyDone = 4;
constexpr int kInterrupted = 130;

int tell(const StudyFolder& folder, const StudyResults& results, bool is_json) {
    const SensitivityFindings findings = sensitivity_findings(results);
    const std::string json = sensitivity_json(results, findings) + "\n";
    static_cast<void>(write_study_tables(folder.tables(), results));
    static_cast<void>(write_sensitivity_table(folder.path / "sensitivity.csv", results, findings));
    static_cast<void>(write_text_file(folder.path / "sensitivity.json", json));
    fmt::print(stderr, "results: {}\n", folder.path.string());
    fmt::print("{}", is_json ? json : sensitivity_text(results, findings, terminal_style()));
    if (std::fflush(stdout) != 0) throw RunError("the findings could not be printed");
    const auto failed = std::count_if(results.runs.begin(), results.runs.end(), [](const StudyRun& run) { return !run.failure.empty(); });
    if (failed == 0) return 0;
    fmt::print(stderr, "{} runs failed; all stand in tables/failures.csv\n", failed);
    return kPartlyDone;
}

}  // namespace

int sensitivity_session(const StudyOptions& given) {
    const StudyOptions options = resolved(given);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const StudyPlan read = read_and_check_study(options.study, library, problems);
    problems.throw_if_errors();
    const PlanDesign design = sensitivity_design(read.study);
    StudyPlan plan = with_design(read, design);
    plan.study.repetitions = read.study.sensitivity.repetitions;
    if (options.is_dry_run) {
        tell_dry_run(plan, options, library);
        return 0;
    }
    PlanFile mine = plan_file_of(plan, options, library);
    mine.design = design;
    const std::filesystem::path out = options.out.empty() ? std::filesystem::path{"out"} / read.study.name : options.out;
    const StudyFolder folder{out / "sensitivity"};
    const PlanFile file = enter_folder(folder, mine, options);
    const SupervisorOutcome outcome = work_in(folder, file, options, read.study.name + " sensitivity");
    const bool speaks = is_speaking_rank();
    if (outcome.is_stopped) {
        if (speaks)
            fmt::print(stderr, "interrupted: {} of {} runs are done; the same command goes on from here\n", outcome.done, outcome.planned);
        return kInterrupted;
    }
    if (!speaks) return outcome.failed > 0 ? kPartlyDone : 0;
    return tell(folder, read_study(folder.path), options.is_json);
}

}  // namespace firebreak
