// The master scenario events list as a table: edited in place, published, skipped, delayed, imported and exported.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Fills the rest of the window or child that is open. Names: "events/new", "events/publish", "cell message 3" (by the inject's id)…
void draw_events_list(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
