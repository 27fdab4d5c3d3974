// The network: accounts, heat or communities, from any distance; click an account to know everything about it.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/network/account_state.hpp"
#include "viewer/network/made_picture.hpp"
#include "viewer/network/network_view.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"

#include <cstdint>
#include <vector>

namespace firebreak::viewer {

/// Of a community, as far as the snapshot tells.
struct CommunityFigures {
    std::uint32_t accounts = 0;
    std::uint32_t reached = 0;
    /// Mean, on [0, 1].
    float anger = 0.0F;
};

/// What the panel tells in numbers, counted anew when the snapshot has changed and not at every frame.
struct NetworkFigures {
    StateCounts states;
    std::uint64_t customers = 0;
    std::uint64_t customers_reached = 0;
    std::uint64_t reached = 0;
    /// Of the accounts shown.
    std::vector<CommunityFigures> communities;
};
/// O(accounts), 1 ms for 200,000. `picture` may be null.
[[nodiscard]] NetworkFigures count_figures(const LiveSnapshot& live, const NetworkPicture* picture);

/// All that the panel needs besides the snapshot; whoever owns the texture fills it in before each frame.
struct NetworkScreen {
    NetworkView view;
    MadePicture made;
    NetworkFigures figures;
    /// Points, links or heat, drawn for some camera.
    DrawnPicture drawn;
};

/// Fills the space that is left in the present window.
void draw_network(const LiveSnapshot& live, ViewerState& state, NetworkScreen& screen, Actions& actions);

}  // namespace firebreak::viewer
