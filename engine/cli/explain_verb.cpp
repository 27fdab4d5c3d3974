#include "engine/cli/explain_verb.hpp"

#include "engine/cli/explain_strategy.hpp"
#include "engine/scenario/explain.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace firebreak {
namespace {

struct Options {
    std::string key;
    bool all = false;
    bool markdown = false;
    bool json = false;
};

int explain_one(const Options& options) {
    const Explanation explanation = explain(options.key);
    if (const std::string strategies = explanation.is_found || options.json ? "" : explain_strategy(options.key); !strategies.empty()) {
        std::cout << strategies;
        return 0;
    }
    if (!explanation.is_found) {
        std::cerr << explanation.text;
        return 2;
    }
    std::cout << (options.json ? explain_json(options.key) : explanation.text);
    return 0;
}

int run(const Options& options) {
    const bool has_key = !options.key.empty();
    if (has_key == options.all) {
        std::cerr << "explain needs either a KEY or --all\n";
        return 2;
    }
    if (options.markdown && !options.all) {
        std::cerr << "--markdown prints the whole manual and needs --all\n";
        return 2;
    }
    if (has_key) return explain_one(options);
    if (options.markdown) std::cout << parameter_manual();
    else std::cout << (options.json ? explain_json("") : explain_all());
    return 0;
}

}  // namespace

void register_explain_verb(CLI::App& app, int& exit_code) {
    CLI::App* verb = app.add_subcommand("explain", "Say what a parameter means: unit, range, default, source and confidence");
    const auto options = std::make_shared<Options>();
    verb->add_option("KEY", options->key,
                     "A key (platform.visibility, visibility), a section (company.desk) or a strategy's key (strategy.canned.coverage)");
    verb->add_flag("--all", options->all, "Explain every parameter");
    CLI::Option* markdown = verb->add_flag("--markdown", options->markdown, "With --all: print the reference manual as Markdown");
    verb->add_flag("--json", options->json, "Print as JSON")->excludes(markdown);
    verb->footer(
        "Example:\n"
        "  firebreak explain visibility\n"
        "  firebreak explain company.desk\n"
        "  firebreak explain --all --markdown > docs/reference/scenario-parameters.md\n"
        "Exit code: 0 when something was found, 2 otherwise.");
    verb->callback([options, &exit_code] {
        const int code = run(*options);
        if (code != 0) exit_code = code;
    });
}

}  // namespace firebreak
