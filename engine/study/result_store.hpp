// The results of a study: read from the shards of its folder, finished or not, and written as one documented database.
#pragma once

#include "engine/study/study_folder.hpp"
#include "engine/study/study_results.hpp"

#include <filesystem>
#include <vector>

namespace firebreak {

/// Everything in the folder. A study that is not finished has missing_runs. Throws InputError where there is no study, RunError for a
/// damaged shard. [setup]
[[nodiscard]] StudyResults read_study(const std::filesystem::path& folder);

/// study.sqlite: the tables study, branches, points, runs, summary, timeseries and roots, as docs/researchers.md describes them. Equal
/// results give equal bytes. Throws DiskError; then there is none. [serial]
void write_study_database(const StudyFolder& folder, const StudyResults& results);

/// Puts the runs of several folders of one study into `target`, as if they had been made there. Throws InputError when they are of
/// different studies, or when two of them give other results for one run.
void merge_studies(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& target);

}  // namespace firebreak
