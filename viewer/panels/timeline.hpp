// The course of the run, with what happened marked on it, what might have happened dashed, and the way back to any moment.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_timeline(const LiveSnapshot& live, ViewerState& state, Actions& actions);
/// What the company's monitoring showed, with nothing to click, for the participants' window.
void draw_company_timeline(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
