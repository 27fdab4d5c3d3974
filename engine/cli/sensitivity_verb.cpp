#include "engine/cli/sensitivity_verb.hpp"

#include "engine/cli/study_session.hpp"
#include "engine/cli/study_verb.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace firebreak {

void register_sensitivity_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<StudyOptions>();
    CLI::App* verb =
        app.add_subcommand("sensitivity", "Say which parameters decide a measure: Morris effects or Sobol indices, with intervals.");
    verb->add_option("study", options->study, "Study file; its section 'sensitivity' says what is varied.")->required();
    verb->add_option("--out", options->out, "Folder of the study, out/NAME when left out; the runs go into its folder 'sensitivity'.");
    add_work_options(*verb, *options);
    verb->add_flag("--dry-run", options->is_dry_run, "Say what would be run and what it would take; run one replicate per branch.");
    verb->add_flag("--json", options->is_json, "Print every number as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak sensitivity scenarios/policies_fr_bank.yaml --dry-run\n\n"
        "The same command goes on where it was left. What the numbers mean stands in docs/statistics.md.\n"
        "Exit codes: 0 done, 2 bad input, 3 failed, 4 partly done (some runs failed, or the disk is full), 130 interrupted.");
    verb->callback([options, &exit_code] { exit_code = run_or_say_what_is_kept([&] { return sensitivity_session(*options); }); });
}

}  // namespace firebreak
