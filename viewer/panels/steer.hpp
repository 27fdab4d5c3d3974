// Strategy, standing orders and parameters, each with the widget that its declaration asks for.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_steer(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
