// firebreak script --slurm STUDY.yaml: a study as a job of a cluster.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_script_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
