#include "engine/cli/merge_verb.hpp"

#include "engine/cli/study_session.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <vector>

namespace firebreak {
namespace {

struct Options {
    std::vector<std::filesystem::path> folders;
    std::filesystem::path target;
    bool is_json = false;
};

}  // namespace

void register_merge_verb(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("merge", "Join folders of one study that was run on several machines.");
    verb->add_option("folder", options->folders, "Folders of the study.")->required();
    verb->add_option("-o,--out", options->target, "Folder for the whole.")->required();
    verb->add_flag("--json", options->is_json, "Print counts and means as JSON.");
    verb->footer(
        "Example:\n"
        "  firebreak merge out/monday out/tuesday -o out/both\n\n"
        "Exit code 4 when runs are missing afterwards or have failed.");
    verb->callback([options, &exit_code] { exit_code = merge_session(options->folders, options->target, options->is_json); });
}

}  // namespace firebreak
