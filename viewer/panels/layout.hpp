// Where the panels stand: bar on top, figures under it, three columns of tabs that can be resized, and what floats over them.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

#include <functional>

namespace firebreak::viewer {

using DrawPanel = std::function<void(const LiveSnapshot&, ViewerState&, Actions&)>;

/// Panels that other parts of the viewer bring; an empty one leaves its tab out, but for the network's.
struct PanelSlots {
    DrawPanel network;
    /// Dialogs and windows of their own, drawn last.
    DrawPanel floating;
    /// Once a frame before any panel, with the window's context current.
    std::function<void(const LiveSnapshot&, ViewerState&)> prepare;
    /// Whether + and - belong to the network at the moment; empty: they do not.
    std::function<bool()> takes_zoom_keys;
    /// Whether everything that is made in the background is on the screen, for pictures; empty: it is.
    std::function<bool()> is_settled;
    /// Before the window goes, for what lives in its context.
    std::function<void()> close;
};

/// Fills ImGui's present window.
void draw_layout(const LiveSnapshot& live, ViewerState& state, Actions& actions, const PanelSlots& slots);
/// The clean window for the participants: nothing that only the facilitator knows, nothing to click.
void draw_participant_layout(const LiveSnapshot& live, ViewerState& state, Actions& actions);
/// One window over the whole screen around `draw`, with this look; for whoever has a frame open.
void draw_screen(const ViewerState& state, const std::function<void()>& draw);

}  // namespace firebreak::viewer
