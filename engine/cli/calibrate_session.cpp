// firebreak calibrate: each batch of proposals is a study folder of its own, run as any study is. All proposals are keyed, so a calibration
// that is taken up again proposes the same vectors and finds their runs done.
#include "engine/cli/run_results.hpp"
#include "engine/cli/study_session.hpp"
#include "engine/cli/study_work.hpp"
#include "engine/core/hash.hpp"
#include "engine/report/calibration_text.hpp"
#include "engine/study/calibration_batch.hpp"
#include "engine/study/result_store.hpp"
#include "engine/study/study_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <system_error>
#include <utility>

namespace firebreak {
namespace {

constexpr int kPartlyDone = 4;
constexpr int kInterrupted = 130;
/// Keeps the proposals' draws apart from those of all designs.
constexpr std::uint64_t kCalibrationDraws = 0x6361'6c69'6272ULL;

/// Ends the calibration from within a batch.
struct Interrupted {};

class Batches {
  public:
    Batches(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library, std::filesystem::path root)
        : plan_{plan}, options_{options}, root_{std::move(root)}, file_{plan_file_of(plan, options, library)} {
        file_.repetitions = static_cast<std::uint64_t>(plan.study.calibration.repetitions);
    }

    std::vector<Statistics> run(std::span<const Proposal> proposals) {
        const std::size_t generation = proposals.front().generation;
        batch_ = generation == generation_ ? batch_ + 1 : 1;
        generation_ = generation;
        const Calibration& calibration = plan_.study.calibration;
        const StudyFolder folder{root_ / fmt::format("generation-{:02}", generation + 1) / fmt::format("batch-{:02}", batch_)};
        share_networks(folder);
        PlanFile mine = file_;
        mine.design = batch_design(calibration, proposals);
        const PlanFile file = enter_folder(folder, mine, options_);
        const SupervisorOutcome outcome =
            work_in(folder, file, options_, fmt::format("{} generation {}, batch {}", plan_.study.name, generation + 1, batch_));
        if (outcome.is_stopped) throw Interrupted{};
        failed_ += outcome.failed;
        std::vector<Statistics> all = batch_statistics(read_study(folder.path), calibration);
        std::vector<Statistics> fitted;
        for (std::size_t i = 0; i < all.size(); ++i) {
            fitted.push_back(fitted_part(all[i], calibration));
            statistics_[proposals[i].number] = std::move(all[i]);
        }
        return fitted;
    }

    /// All statistics by the number of the proposal.
    [[nodiscard]] const std::map<std::uint64_t, Statistics>& statistics() const noexcept { return statistics_; }
    [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }
    [[nodiscard]] std::size_t generation() const noexcept { return generation_; }

  private:
    // All batches meet the same network: it is made once.
    void share_networks(const StudyFolder& folder) const {
        std::error_code ignored;
        std::filesystem::create_directories(root_ / "networks", ignored);
        std::filesystem::create_directories(folder.path, ignored);
        std::filesystem::create_directory_symlink("../../networks", folder.networks(), ignored);
    }

    const StudyPlan& plan_;
    const StudyOptions& options_;
    std::filesystem::path root_;
    PlanFile file_;
    std::map<std::uint64_t, Statistics> statistics_;
    std::size_t generation_ = 0;
    std::size_t batch_ = 0;
    std::uint64_t failed_ = 0;
};

AbcSettings settings_of(const StudyPlan& plan) {
    Diagnostics ignored;
    const Scenario base = read_changed(plan.study, plan.scenario, nullptr, nullptr, ignored);
    AbcSettings settings;
    settings.population = static_cast<std::size_t>(plan.study.calibration.population);
    settings.generations = static_cast<std::size_t>(plan.study.calibration.generations);
    settings.batch = settings.population;
    settings.seed = hash_of(base.seed, kCalibrationDraws);
    return settings;
}

int dry_run(const StudyPlan& read, const StudyOptions& options, const StrategyLibrary& library) {
    const Calibration& calibration = read.study.calibration;
    std::vector<Proposal> proposals(static_cast<std::size_t>(calibration.population));
    for (Proposal& proposal : proposals) {
        for (const SweptParameter& parameter : calibration.parameters) proposal.parameters.push_back(parameter.low);
    }
    StudyPlan plan = with_design(read, batch_design(calibration, proposals));
    plan.study.repetitions = calibration.repetitions;
    tell_dry_run(plan, options, library);
    if (!options.is_json)
        fmt::print(
            "This is one batch. The first of {} generations takes one, later ones several: as many as it takes until {} vectors are "
            "accepted.\n",
            calibration.generations, calibration.population);
    return 0;
}

int tell(const std::filesystem::path& root, const StudyPlan& plan, const CalibrationFindings& findings, bool is_json) {
    const std::string json = calibration_json(plan.study, findings) + "\n";
    static_cast<void>(write_posterior_table(root / "posterior.csv", plan.study, findings));
    static_cast<void>(write_text_file(root / "calibration.json", json));
    fmt::print(stderr, "results: {}\n", root.string());
    fmt::print("{}", is_json ? json : calibration_text(plan.study, findings, terminal_style()));
    if (std::fflush(stdout) != 0) throw RunError("the findings could not be printed");
    return 0;
}

}  // namespace

int calibrate_session(const StudyOptions& given) {
    const StudyOptions options = resolved(given);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    const StudyPlan plan = read_and_check_study(options.study, library, problems);
    problems.throw_if_errors();
    const Calibration& calibration = plan.study.calibration;
    if (calibration.statistics.empty())
        throw InputError({plan.study.file}, "the study has no 'calibration' section: say what was observed, and which parameters to find");
    if (options.is_dry_run) return dry_run(plan, options, library);
    const std::filesystem::path out = options.out.empty() ? std::filesystem::path{"out"} / plan.study.name : options.out;
    const std::filesystem::path root = out / "calibration";
    Batches batches{plan, options, library, root};
    AbcPosterior posterior;
    try {
        posterior = calibrate(
            priors_of(calibration), fitted_statistics(calibration),
            [&](std::span<const Proposal> proposals) { return batches.run(proposals); }, settings_of(plan));
    } catch (const Interrupted&) {
        if (is_speaking_rank())
            fmt::print(stderr, "interrupted in generation {} of {}; the same command goes on from here\n", batches.generation() + 1,
                       calibration.generations);
        return kInterrupted;
    }
    if (is_speaking_rank())
        tell(root, plan, calibration_findings(calibration, std::move(posterior), batches.statistics()), options.is_json);
    if (batches.failed() == 0) return 0;
    if (is_speaking_rank()) fmt::print(stderr, "{} runs failed; their vectors were not accepted\n", batches.failed());
    return kPartlyDone;
}

}  // namespace firebreak
