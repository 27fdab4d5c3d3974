// The service desk: its queue, its people, its approvals, and its cases in a table.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_desk(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
