// The last check of a plugin: a small run in the real engine. It stands here and not among the others in engine/plugin/check, because the
// room of the contract does not see the simulation.
#pragma once

#include "engine/plugin/check/contract_checks.hpp"

namespace firebreak {

[[nodiscard]] const check::ContractCheck& whole_run_check();

}  // namespace firebreak
