// firebreak study STUDY.yaml: all runs of a study, from the beginning or from where it was left.
#pragma once

#include "engine/cli/study_session.hpp"

#include <CLI/App.hpp>

#include <functional>

namespace firebreak {

/// Adds the verb. [setup]
void register_study_verb(CLI::App& app, int& exit_code);

/// The options of every verb that has a folder's runs done. [setup]
void add_work_options(CLI::App& verb, StudyOptions& options);

/// What is done is kept, so a full disk is work partly done, not work that failed.
[[nodiscard]] int run_or_say_what_is_kept(const std::function<int()>& session);

}  // namespace firebreak
