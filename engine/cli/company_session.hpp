// What `firebreak run` does with a scenario of many companies: one run per company, and what became of each kind.
#pragma once

#include "engine/cli/run_session.hpp"
#include "engine/scenario/scenario.hpp"

namespace firebreak {

/// Runs scenario.companies.count companies and returns the exit code. Throws InputError and RunError.
int company_session(const Scenario& scenario, const RunOptions& options);

}  // namespace firebreak
