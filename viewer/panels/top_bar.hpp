// The bar across the top: time, speed, rewind, fork, and the window's own switches.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_top_bar(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
