// The figures of the moment, large enough for the back of the room.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

/// Truth and the company's view of it.
void draw_tiles(const LiveSnapshot& live, ViewerState& state, Actions& actions);
/// What the company itself can know, for the participants' window.
void draw_company_tiles(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
