// How far the picture of the network is, and what there is of it.
#pragma once

#include "viewer/network/network_picture.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace firebreak::viewer {

enum class PictureStage : std::uint8_t {
    idle,
    building,  ///< the network is read or generated
    grouping,  ///< communities are looked for
    refining,  ///< there are places, and they get better
    done,
    too_large,  ///< it would have to be generated a second time, at too high a price
    failed
};

struct MadePicture {
    PictureStage stage = PictureStage::idle;
    /// Of the stage, on [0, 1]; negative where nobody can tell.
    float share = -1.0F;
    /// Why there is no picture, when it failed.
    std::string trouble;
    /// Shared with the thread that made them, and immutable. Places come with a picture or not at all.
    std::shared_ptr<const NetworkPicture> picture;
    std::shared_ptr<const NetworkPlaces> places;
};

}  // namespace firebreak::viewer
