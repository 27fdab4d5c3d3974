// The sheet of keys, and the tour of the first start.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_help(const LiveSnapshot& live, ViewerState& state, Actions& actions);
/// Points at the named parts of the screen, which it finds through the look's probe.
void draw_tour(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
