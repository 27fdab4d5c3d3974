// What `firebreak study`, `sensitivity`, `calibrate` and `merge` do with their options.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {

struct StudyOptions {
    std::filesystem::path study;
    /// Empty: out/NAME.
    std::filesystem::path out;
    int workers = 1;
    /// Of each worker; 0: the machine's, shared out among the workers.
    int threads = 0;
    bool is_dry_run = false;
    std::optional<std::uint64_t> repetitions;
    std::uint64_t add_repetitions = 0;
    bool shows_progress = false;
    bool is_json = false;
    std::vector<std::filesystem::path> plugins;
    /// Address space of each worker, as "8 GiB"; empty: no limit.
    std::string memory;
    double shard_seconds = 45.0;
    bool waits_for_others = true;
};

/// Runs what is missing and writes the tables. Returns the exit code; throws InputError and RunError, DiskError when the disk is full.
int study_session(const StudyOptions& options);

/// Tells what a study would take, and runs nothing but one replicate per branch.
int dry_run_session(const StudyOptions& options);

/// Runs what is missing of a study's sensitivity analysis, in OUT/sensitivity, and says which parameters matter. As study_session.
int sensitivity_session(const StudyOptions& options);

/// Runs what is missing of a study's calibration, in OUT/calibration, and says what it found. As study_session.
int calibrate_session(const StudyOptions& options);

/// Joins folders of one study in another, and writes the tables where all runs are there.
int merge_session(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& target, bool is_json);

/// Processors that this process may use.
[[nodiscard]] int available_processors() noexcept;
/// The options with the number of threads of each worker, and plugins that are found from any folder.
[[nodiscard]] StudyOptions resolved(const StudyOptions& given);

}  // namespace firebreak
