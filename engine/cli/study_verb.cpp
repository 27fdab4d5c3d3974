#include "engine/cli/study_verb.hpp"

#include "engine/cli/study_session.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace firebreak {
namespace {

constexpr int kPartlyDone = 4;

}  // namespace

int run_or_say_what_is_kept(const std::function<int()>& session) {
    try {
        return session();
    } catch (const DiskError& error) {
        fmt::print(stderr, "{}; what is done is kept: make room and give the same command again\n", error.what());
        return kPartlyDone;
    }
}

void add_work_options(CLI::App& verb, StudyOptions& options) {
    verb.add_option("--workers", options.workers, "Worker processes. Changes no result.")->check(CLI::Range(1, 1024));
    verb.add_option("--threads", options.threads, "Threads of each worker; 0: the machine's, shared out. Changes no result.")
        ->check(CLI::Range(0, 1024));
    verb.add_flag("--progress", options.shows_progress, "Show progress from the start, also where stderr is no terminal.");
    verb.add_option("--plugin", options.plugins, "A strategy in a file of your own; may be repeated.")->allow_extra_args(false);
    verb.add_option("--memory", options.memory,
                    "Address space that each worker may have, as in '8 GiB'; a replicate that needs more fails.");
    verb.add_option("--shard-seconds", options.shard_seconds, "About how long a piece of work takes that is kept or lost as a whole.")
        ->check(CLI::Range(0.01, 86'400.0));
}

void register_study_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<StudyOptions>();
    CLI::App* verb = app.add_subcommand("study", "Run a study: policies compared over many repetitions. Running it again goes on.");
    verb->add_option("study", options->study, "Study file.")->required();
    verb->add_option("--out", options->out, "Folder of the study; out/NAME when left out.");
    add_work_options(*verb, *options);
    CLI::Option* dry =
        verb->add_flag("--dry-run", options->is_dry_run, "Say what would be run and what it would take; run one replicate per branch.");
    CLI::Option* all = verb->add_option("--repetitions", options->repetitions, "Repetitions in all, in place of the study's.")
                           ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}));
    verb->add_option("--add-repetitions", options->add_repetitions, "So many more than the study in the folder has.")
        ->excludes(all)
        ->excludes(dry)
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}));
    verb->add_flag("--json", options->is_json, "Print counts and means as JSON.");
    verb->add_flag("!--no-wait", options->waits_for_others, "Leave when all that is missing is being done by other processes.");
    verb->footer(
        "Example:\n"
        "  firebreak study scenarios/policies_fr_bank.yaml --progress\n"
        "  firebreak study scenarios/policies_fr_bank.yaml --add-repetitions 100\n\n"
        "The same command goes on where it was left, also at once from several machines that share the folder.\n"
        "Exit codes: 0 done, 2 bad input, 3 failed, 4 partly done (some runs failed, or the disk is full), 130 interrupted.");
    verb->callback([options, &exit_code] {
        exit_code = run_or_say_what_is_kept([&] { return options->is_dry_run ? dry_run_session(*options) : study_session(*options); });
    });
}

}  // namespace firebreak
