#include "engine/cli/calibrate_verb.hpp"

#include "engine/cli/study_session.hpp"
#include "engine/cli/study_verb.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace firebreak {

void register_calibrate_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<StudyOptions>();
    CLI::App* verb = app.add_subcommand("calibrate", "Find the parameters that give what was observed, and say what cannot be known.");
    verb->add_option("study", options->study, "Study file; its section 'calibration' says what was observed and what is to be found.")
        ->required();
    verb->add_option("--out", options->out, "Folder of the study, out/NAME when left out; the runs go into its folder 'calibration'.");
    add_work_options(*verb, *options);
    verb->add_flag("--dry-run", options->is_dry_run, "Say what one batch of runs would take; run one replicate.");
    verb->add_flag("--json", options->is_json, "Print every number as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak calibrate my_study.yaml --progress\n\n"
        "The same command goes on where it was left. docs/statistics.md says how the section is written and what the numbers mean.\n"
        "A company's own ticket list needs no study: `firebreak calibrate-desk`.\n"
        "Exit codes: 0 done, 2 bad input, 3 failed, 4 partly done (some runs failed, or the disk is full), 130 interrupted.");
    verb->callback([options, &exit_code] { exit_code = run_or_say_what_is_kept([&] { return calibrate_session(*options); }); });
}

}  // namespace firebreak
