// The trainee's console: play the company oneself, case by case.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_console(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
