// The questions that need a yes before something is lost.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_question(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
