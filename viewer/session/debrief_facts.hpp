// What the run tells a debrief: which posts the talk went back to, where it ended, what it was made from.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "engine/report/after_action.hpp"
#include "engine/scenario/scenario.hpp"
#include "viewer/exercise/session_file.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// One sentence for each of the largest conversations, as the simulation tells them.
[[nodiscard]] std::vector<AfterActionCause> causes_of(const nlohmann::ordered_json& conversations);
/// The figures at the end, beside those of the first abandoned future where it came as far.
[[nodiscard]] std::vector<AfterActionMeasure> measures_of(const LiveSnapshot& live, const std::vector<SessionBranch>& branches);
[[nodiscard]] std::vector<AfterActionFact> provenance_of(const std::optional<Scenario>& scenario, const std::string& final_state,
                                                         int replicates);

}  // namespace firebreak::viewer
