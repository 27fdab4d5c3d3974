// What somebody who steers a run needs to know before it begins.
#pragma once

#include "engine/plugin/loader.hpp"
#include "engine/sim/simulation.hpp"

#include <nlohmann/json.hpp>

namespace firebreak {

/// {"say": "ready", name, title, description, question, evidence_grade, accounts, follows, customers, horizon_us, start_weekday,
/// start_date, seed, incidents: [{id, start_us}…], strategy, strategies: [{name, summary}…], settings: [{key, kind, unit, min, max,
/// choices, help, value}…], orders: the same for standing orders, scenario_yaml}. [setup]
[[nodiscard]] nlohmann::ordered_json world_facts(const Simulation& simulation, const StrategyLibrary& library);

}  // namespace firebreak
