// Where a scenario or a session is chosen: fills the window until one is open.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_picker(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
