// What the company's monitoring shows, beside the truth.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_company_view(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
