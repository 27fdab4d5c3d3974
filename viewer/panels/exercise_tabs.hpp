// The exercise in the middle of the window: its events list, its scores and notes, its session with the debrief.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Names: "tab events", "tab scores", "tab session".
void draw_exercise_tabs(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
