// firebreak survey SCENARIO...: asks the people of each scenario what a survey asked, and says whether they agree.
#pragma once

#include <CLI/App.hpp>

namespace firebreak {

/// Adds the verb. [setup]
void register_survey_verb(CLI::App& app, int& exit_code);

}  // namespace firebreak
