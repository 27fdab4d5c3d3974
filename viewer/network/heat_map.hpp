// Where it burns: anger, or recent posts, as a map over what is seen of the network.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/network/network_picture.hpp"
#include "viewer/network/network_view.hpp"
#include "viewer/ui/look.hpp"

#include <vector>

namespace firebreak::viewer {

/// Side of a cell in pixels, before they are smoothed.
inline constexpr float kHeatCell = 3.0F;

/// A grid over the canvas, by row from the top.
struct HeatMap {
    int columns = 0;
    int rows = 0;
    /// On [0, 1]. Of anger: the mean of those nearby, however many they are. Of posts: from none to many.
    std::vector<float> heat;
    /// On [0, 1]: how far a cell lies among accounts rather than in the empty space around them.
    std::vector<float> presence;
    /// Colours of both, ready for a texture.
    std::vector<Colour> colours;
};

/// Of posts, the newest of the snapshot count, with half the weight for every six hours of age. 3 ms for 100,000 accounts.
[[nodiscard]] HeatMap make_heat_map(const NetworkPicture& picture, const NetworkPlaces& places, const Camera& camera, const Canvas& canvas,
                                    const LiveSnapshot& live, HeatOf heat_of, const Look& look);

}  // namespace firebreak::viewer
