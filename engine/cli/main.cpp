// The program: one verb per file. Only here are errors caught and turned into messages and exit codes:
// 0 done, 2 bad input, 3 failed, 4 partly done, 130 interrupted.
#include "engine/cli/calibrate_desk_verb.hpp"
#include "engine/cli/calibrate_verb.hpp"
#include "engine/cli/check_verb.hpp"
#include "engine/cli/compare_stream_verb.hpp"
#include "engine/cli/compare_verb.hpp"
#include "engine/cli/explain_verb.hpp"
#include "engine/cli/futures_verb.hpp"
#include "engine/cli/gain_verb.hpp"
#include "engine/cli/graph_verb.hpp"
#include "engine/cli/merge_verb.hpp"
#include "engine/cli/new_strategy_verb.hpp"
#include "engine/cli/plugin_check_verb.hpp"
#include "engine/cli/plugin_guard.hpp"
#include "engine/cli/plugins_verb.hpp"
#include "engine/cli/report_verb.hpp"
#include "engine/cli/run_verb.hpp"
#include "engine/cli/scenarios_verb.hpp"
#include "engine/cli/schema_verb.hpp"
#include "engine/cli/script_verb.hpp"
#include "engine/cli/sensitivity_verb.hpp"
#include "engine/cli/serve_verb.hpp"
#include "engine/cli/study_verb.hpp"
#include "engine/cli/survey_verb.hpp"
#include "engine/cli/worker_verb.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/graph/bus_error.hpp"
#include "engine/plugin/crash_line.hpp"
#include "engine/scenario/chosen_strategy.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdio>
#include <new>
#include <optional>

namespace {

constexpr int kBadInput = 2;
constexpr int kFailed = 3;

int run_program(int argc, char** argv) {
    CLI::App app{
        "firebreak simulates how complaints that a company leaves unanswered spread and become a crisis,\n"
        "and shows which response would have stopped it.",
        "firebreak"};
    int exit_code = 0;
    app.require_subcommand(1);
    app.set_version_flag("--version", FIREBREAK_VERSION);
    app.footer("Start with:\n  firebreak run scenarios/fr_bank_outage.yaml\n\nEvery verb has --help with an example.");
    firebreak::register_run_verb(app, exit_code);
    firebreak::register_study_verb(app, exit_code);
    firebreak::register_merge_verb(app, exit_code);
    firebreak::register_script_verb(app, exit_code);
    firebreak::register_worker_verb(app);
    firebreak::register_futures_verb(app, exit_code);
    firebreak::register_gain_verb(app, exit_code);
    firebreak::register_check_verb(app, exit_code, [](const firebreak::Scenario& scenario, firebreak::Diagnostics& problems) {
        firebreak::check_strategies(firebreak::StrategyLibrary{firebreak::default_plugin_folders()}, scenario, problems);
    });
    firebreak::register_explain_verb(app, exit_code);
    firebreak::register_schema_verb(app, exit_code);
    firebreak::register_plugins_verb(app, exit_code);
    firebreak::register_new_strategy_verb(app, exit_code);
    firebreak::register_plugin_check_verb(app, exit_code);
    firebreak::register_scenarios_verb(app, exit_code);
    firebreak::register_graph_verb(app, exit_code);
    firebreak::register_calibrate_desk_verb(app, exit_code);
    firebreak::register_compare_stream_verb(app);
    firebreak::register_compare_verb(app, exit_code);
    firebreak::register_sensitivity_verb(app, exit_code);
    firebreak::register_calibrate_verb(app, exit_code);
    firebreak::register_survey_verb(app, exit_code);
    firebreak::register_report_verb(app, exit_code);
    firebreak::register_serve_verb(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kBadInput;
    }
    return exit_code;
}

int run_and_tell_errors(int argc, char** argv) {
    try {
        return run_program(argc, argv);
    } catch (const firebreak::InputError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return kBadInput;
    } catch (const firebreak::StrategyError& error) {
        fmt::print(stderr, "firebreak: {}{}\n", firebreak::replicate_prefix(), error.what());
        return kFailed;
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "firebreak: there is not enough memory for this\n");
        return kFailed;
    } catch (const std::exception& error) {
        fmt::print(stderr, "firebreak: {}\n", error.what());
        return kFailed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    // Before anything else: whoever watches must have nothing of its own.
    if (firebreak::wants_plugin_guard({argv, static_cast<std::size_t>(argc)})) {
        if (const std::optional<int> exit_code = firebreak::guard_against_plugins()) return *exit_code;
    }
    // In this order: what is no plugin's fault goes on to the handler that was there before.
    firebreak::name_files_on_bus_errors();
    firebreak::name_plugins_that_crash(STDERR_FILENO);
    const int exit_code = run_and_tell_errors(argc, argv);
    firebreak::tell_guard_of_the_end();
    return exit_code;
}
