// One row of the steer panel: the widget that a parameter's declaration asks for.
#pragma once

#include "viewer/state/viewer_state.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace firebreak::viewer {

/// Draws label and widget. The new value, as a scenario writes it, when the reader has finished a change that is within the bounds; a
/// change that is not understood is told in the messages.
[[nodiscard]] std::optional<std::string> draw_setting(ViewerState& state, const SettingRow& row);

}  // namespace firebreak::viewer
