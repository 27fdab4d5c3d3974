// A decision that the team has to take, with its clock, at the side.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_prompt(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
