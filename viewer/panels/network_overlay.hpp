// What is drawn over the picture of the network at every frame: communities, who is selected and how it came to him, who is pointed at.
#pragma once

#include "engine/live/live_snapshot.hpp"

namespace firebreak::viewer {

struct NetworkScreen;
struct ViewerState;

// All need a picture with places.
void draw_communities(const ViewerState& state, const NetworkScreen& screen, bool is_hovered);
/// The selected account, a sample of its follows, and the way on which it heard of it.
void draw_selection(const ViewerState& state, const NetworkScreen& screen);
/// Beside the account that is pointed at.
void draw_tip(const LiveSnapshot& live, const ViewerState& state, const NetworkScreen& screen);

}  // namespace firebreak::viewer
