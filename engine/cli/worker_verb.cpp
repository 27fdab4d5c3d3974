#include "engine/cli/worker_verb.hpp"

#include "engine/study/worker_session.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace firebreak {

void register_worker_verb(CLI::App& app) {
    auto options = std::make_shared<WorkerOptions>();
    CLI::App* verb = app.add_subcommand("worker", "Runs replicates for `firebreak study`, which starts it.");
    verb->group("");
    verb->add_option("folder", options->folder.path, "Folder of the study.")->required();
    verb->add_option("--link", options->descriptor, "The supervisor's socket.")->required()->check(CLI::Range(3, 1'000'000));
    verb->add_option("--threads", options->threads, "Replicates at once.")->check(CLI::Range(1, 1024));
    verb->callback([options] { worker_session(*options); });
}

}  // namespace firebreak
