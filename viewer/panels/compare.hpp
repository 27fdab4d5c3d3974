// Runs kept side by side with the one on screen, at the same moment.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_compare(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
