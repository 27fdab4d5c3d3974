// What the colours of the network mean, with counts.
#pragma once

namespace firebreak::viewer {

struct NetworkScreen;
struct ViewerState;

/// Over the lower left of the canvas.
void draw_network_legend(const ViewerState& state, const NetworkScreen& screen);

}  // namespace firebreak::viewer
