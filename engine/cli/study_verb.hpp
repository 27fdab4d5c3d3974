// firebreak study STUDY.yaml: all runs of a study, from the beginning or from where it was left.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_study_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
