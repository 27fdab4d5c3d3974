// The scenarios that can be opened, as the picker shows them.
#pragma once

#include "viewer/state/viewer_state.hpp"

#include <filesystem>
#include <vector>

namespace firebreak::viewer {

/// One card per scenario of a folder, by file name; a broken one says why. Studies are left out. [setup]
[[nodiscard]] std::vector<ScenarioCard> scenario_cards(const std::filesystem::path& folder);

}  // namespace firebreak::viewer
