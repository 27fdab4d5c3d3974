// The session as a file: saved, opened, recovered after a crash, its journal written, its debrief put together.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Names: "session/path", "session/save", "session/open", "session/recover 0", "session/debrief"…
void draw_session(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
