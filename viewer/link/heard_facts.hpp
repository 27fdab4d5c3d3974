// What the simulation's process says about the run, as the panels show it.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/viewer_state.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace firebreak::viewer {

/// "ready": title, issues, strategies, and what can be changed. Throws what nlohmann::json throws where a line is not as the protocol says.
void take_ready(const nlohmann::ordered_json& answer, ViewerState& state);
/// "account": the card of whoever is looked at. Somebody else may have been chosen meanwhile: then nothing changes. Throws likewise.
void take_account(const nlohmann::ordered_json& answer, ViewerState& state);
/// Values of the standing orders, from the newest snapshot.
void take_orders(const LiveSnapshot& live, ViewerState& state);
/// Who leads by now: the last that a journal hands over to, or the first strategy.
[[nodiscard]] std::string strategy_in(const std::string& journal, const std::string& first);
/// The problems of a "refused", on one line.
[[nodiscard]] std::string problems_of(const nlohmann::ordered_json& answer);

}  // namespace firebreak::viewer
