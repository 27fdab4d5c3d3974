// What people write, newest first, in sentences made for the post's type and mood.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_feed(const LiveSnapshot& live, ViewerState& state, Actions& actions);
/// Only what monitoring has seen, without what only the facilitator knows.
void draw_company_feed(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
