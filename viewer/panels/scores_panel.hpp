// What the facilitator and the observers make of it: scores against expected actions, and notes.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Names: "score 3 2" (five points from 0 for inject 3), "scores/note", "scores/add"…
void draw_scores(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
