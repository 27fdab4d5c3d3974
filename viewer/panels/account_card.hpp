// Everything known about one account, in a window of its own over the network.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

namespace firebreak::viewer {

void draw_account_card(const LiveSnapshot& live, ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
