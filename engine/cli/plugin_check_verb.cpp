#include "engine/cli/plugin_check_verb.hpp"

#include "engine/cli/check_process.hpp"
#include "engine/cli/check_whole_run.hpp"
#include "engine/plugin/check/contract_checks.hpp"
#include "engine/plugin/crash_line.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace firebreak {
namespace {

using check::ContractCheck;
using check::Verdict;

constexpr int kPartlyDone = 4;

struct Options {
    std::filesystem::path file;
    std::vector<std::string> only;
    /// The name of one check that this very process is to run.
    std::string here;
    bool reports = false;
    bool is_json = false;
    CheckLimits limits;
    int megabytes = 1024;
};

/// One line of the outcome.
struct Row {
    std::string name;
    std::string verdict;
    std::string text;
    std::string remedy;
};

std::vector<ContractCheck> all_checks() {
    const auto contract = check::contract_checks();
    std::vector<ContractCheck> checks(contract.begin(), contract.end());
    checks.push_back(whole_run_check());
    return checks;
}

const ContractCheck& named(const std::vector<ContractCheck>& checks, const std::string& name) {
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const ContractCheck& known) { return known.name == name; });
    if (found != checks.end()) return *found;
    std::vector<std::string_view> names;
    for (const ContractCheck& known : checks) names.push_back(known.name);
    throw InputError({}, fmt::format("there is no check '{}'{} There are: {}", name,
                                     did_you_mean(name, names).empty() ? "." : did_you_mean(name, names), listed(names)));
}

std::string word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::ok: return "ok";
        case Verdict::warning: return "warning";
        case Verdict::failed: break;
    }
    return "failed";
}

std::string joined(std::string_view promise, const std::string& figure) {
    return figure.empty() ? std::string{promise} : fmt::format("{} ({})", promise, figure);
}

int check_here(const ContractCheck& check, const Options& options) {
    if (options.reports) become_check_process(options.limits);
    else name_plugins_that_crash(STDERR_FILENO);
    const check::Report report = run_check(check, check::Subject{options.file});
    if (options.reports) {
        send_finding(report);
        return 0;
    }
    const bool is_ok = report.verdict() == Verdict::ok;
    fmt::print("{:<8} {:<10} {}\n", word_of(report.verdict()), check.name, is_ok ? joined(check.promise, report.text()) : report.text());
    return report.verdict() == Verdict::failed ? kPartlyDone : 0;
}

/// In processes of its own: one, or two where both must find the same.
CheckOutcome outcome_of(const ContractCheck& check, const Options& options) {
    CheckOutcome outcome = check_in_process(options.file, check.name, options.limits);
    if (!check.is_same_everywhere || outcome.verdict == Verdict::failed) return outcome;
    const CheckOutcome second = check_in_process(options.file, check.name, options.limits);
    if (second.verdict == Verdict::failed) return second;
    if (second.text != outcome.text) {
        outcome.verdict = Verdict::failed;
        outcome.text = fmt::format("two processes come to different ends: {} and {}", outcome.text, second.text);
    }
    return outcome;
}

std::string first_line(const std::string& text) {
    std::string line = text.substr(0, std::min<std::size_t>(text.find('\n'), 100));
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 32; }, ' ');
    return line;
}

void print(const Row& row) {
    fmt::print("{:<8} {:<10} {}{}\n", row.verdict, row.name, row.text, row.remedy.empty() ? "" : "\n                    -> " + row.remedy);
    static_cast<void>(std::fflush(stdout));
}

std::string in_a_debugger(const ContractCheck& check, const Options& options) {
    return fmt::format("look at it in a debugger: gdb --args firebreak plugin-check {} --here {}", options.file.string(), check.name);
}

std::vector<Row> check_all(const std::vector<ContractCheck>& checks, const Options& options) {
    std::vector<Row> rows;
    std::string closed_gate;
    std::string printed;
    const auto tell = [&](Row row) {
        if (!options.is_json) print(row);
        rows.push_back(std::move(row));
    };
    for (const ContractCheck& check : checks) {
        const std::string name{check.name};
        if (!closed_gate.empty()) {
            tell({name, "not run", fmt::format("because {} failed", closed_gate), ""});
            continue;
        }
        const CheckOutcome outcome = outcome_of(check, options);
        if (printed.empty()) printed = outcome.printed;
        if (outcome.verdict == Verdict::ok) tell({name, "ok", joined(check.promise, outcome.text), ""});
        else
            tell({name, word_of(outcome.verdict), outcome.text,
                  outcome.has_died ? in_a_debugger(check, options) : std::string{check.remedy}});
        if (check.is_gate && outcome.verdict == Verdict::failed) closed_gate = name;
    }
    if (!printed.empty())
        tell({"quiet", "warning", fmt::format("prints: {}", first_line(printed)),
              "use note(text): results go to standard output, and runs share it"});
    return rows;
}

std::size_t count(const std::vector<Row>& rows, std::string_view verdict) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.verdict == verdict; }));
}

void print_json(const std::vector<Row>& rows, const Options& options) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Row& row : rows) list.push_back({{"check", row.name}, {"verdict", row.verdict}, {"text", row.text}, {"remedy", row.remedy}});
    const nlohmann::ordered_json all{{"file", options.file.string()},
                                     {"failed", count(rows, "failed")},
                                     {"warnings", count(rows, "warning")},
                                     {"checks", std::move(list)}};
    fmt::print("{}\n", all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

int plugin_check(Options options) {
    options.limits.bytes = static_cast<std::uint64_t>(options.megabytes) << 20;
    std::vector<ContractCheck> checks = all_checks();
    if (!options.here.empty()) return check_here(named(checks, options.here), options);
    std::error_code error;
    if (!std::filesystem::is_regular_file(options.file, error))
        throw InputError({.file = options.file.string()}, "is not a file; give the path of a strategy's shared library (NAME.so)");
    if (!options.only.empty()) {
        for (const std::string& name : options.only) static_cast<void>(named(checks, name));
        std::erase_if(checks, [&](const ContractCheck& known) {
            return std::find(options.only.begin(), options.only.end(), known.name) == options.only.end();
        });
    }
    const std::vector<Row> rows = check_all(checks, options);
    if (options.is_json) print_json(rows, options);
    else
        fmt::print("{} checks: {} ok, {} failed, {} not run, {} warning{}\n", rows.size(), count(rows, "ok"), count(rows, "failed"),
                   count(rows, "not run"), count(rows, "warning"), count(rows, "warning") == 1 ? "" : "s");
    return count(rows, "failed") > 0 ? kPartlyDone : 0;
}

}  // namespace

void register_plugin_check_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("plugin-check", "Hold a strategy of your own to the contract that the bundled ones are held to.");
    verb->add_option("FILE", options->file, "The strategy's shared library (NAME.so).")->required();
    verb->add_option("--only", options->only, "Run this check only; may be repeated.")->allow_extra_args(false);
    verb->add_option("--here", options->here, "Run this one check in the program's own process, for a debugger.");
    verb->add_option("--timeout", options->limits.seconds, "Seconds that one check may take.")->check(CLI::Range(1, 3600));
    verb->add_option("--memory", options->megabytes, "MiB that one check may take.")->check(CLI::Range(64, 1'000'000));
    verb->add_flag("--json", options->is_json, "Print as JSON.");
    // How the program calls itself (check_process.hpp).
    verb->add_flag("--reports", options->reports)->group("");
    verb->footer(
        "Each check runs in a process of its own, so that a crash is a finding and costs no other check.\n"
        "Example:\n"
        "  firebreak plugin-check ./build/my_strategy.so\n"
        "  gdb --args firebreak plugin-check ./build/my_strategy.so --here acts\n"
        "Exit codes: 0 when none failed (warnings are allowed), 2 bad input, 4 when one failed.");
    verb->callback([options, &exit_code] { exit_code = plugin_check(*options); });
}

}  // namespace firebreak
