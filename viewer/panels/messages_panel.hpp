// What the window has to say: toasts that fade, and the list that keeps them.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_toasts(const LiveSnapshot& live, ViewerState& state, Actions& actions);
void draw_messages(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
