#include "engine/cli/schema_verb.hpp"

#include "engine/scenario/schema.hpp"
#include "engine/study/study_schema.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace firebreak {

void register_schema_verb(CLI::App& app, int& exit_code) {
    CLI::App* verb = app.add_subcommand(
        "schema", "Print the JSON Schema of scenario or study files, for editors that complete and check while you type");
    // Asked for by habit: the schema is JSON anyway.
    verb->add_flag("--json")->description("Accepted and without effect: the schema is JSON");
    const auto is_study = std::make_shared<bool>(false);
    verb->add_flag("--study", *is_study, "The schema of study files.");
    verb->footer(
        "Example:\n"
        "  firebreak schema > firebreak.schema.json\n"
        "and as the first line of a scenario, for editors with the YAML language server:\n"
        "  # yaml-language-server: $schema=firebreak.schema.json");
    verb->callback([&exit_code, is_study] {
        std::cout << (*is_study ? study_schema() : scenario_schema());
        if (!std::cout.flush()) exit_code = 3;
    });
}

}  // namespace firebreak
