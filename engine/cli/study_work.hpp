// Getting the runs of one folder done: what a study, a sensitivity analysis and each batch of a calibration have in common.
#pragma once

#include "engine/cli/study_session.hpp"
#include "engine/study/plan_file.hpp"
#include "engine/study/supervisor.hpp"

#include <string>

namespace firebreak {

/// Under mpirun, only the first of the processes speaks and writes tables; the folder itself is what they share.
[[nodiscard]] bool is_speaking_rank();

/// What a folder for this plan would hold.
[[nodiscard]] PlanFile plan_file_of(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library);

/// Makes the folder or opens it; returns what is to be done in it. Throws InputError where it was made for something else.
[[nodiscard]] PlanFile enter_folder(const StudyFolder& folder, const PlanFile& mine, const StudyOptions& options);

/// study.yaml and scenario.yaml, for people.
void write_copies(const StudyFolder& folder, const PlanFile& file);

/// Runs what is missing, with progress under `label`, until all is done or the user stops it.
[[nodiscard]] SupervisorOutcome work_in(const StudyFolder& folder, const PlanFile& file, const StudyOptions& options,
                                        const std::string& label);

/// Prints what the runs of this plan would take; runs one replicate per branch. `options.threads` is known.
void tell_dry_run(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library);

}  // namespace firebreak
