// A small network with its picture, for tests of what is shown of it.
#pragma once

#include "engine/graph/generators.hpp"
#include "viewer/network/made_picture.hpp"

#include <memory>
#include <utility>

namespace firebreak::viewer::test {

inline FollowerGraph small_graph(std::uint32_t accounts = 2'000) {
    CommunityModel model;
    model.accounts = accounts;
    model.mean_follows = 12.0;
    model.mean_community = 0.1;
    model.largest_community = 0.3;
    return generate(model, Draws{4, 0});
}

inline MadePicture made_picture(FollowerGraph graph) {
    MadePicture made;
    made.picture = std::make_shared<const NetworkPicture>(make_picture(std::move(graph), "a test's network", 1));
    made.places = std::make_shared<const NetworkPlaces>(make_places(*made.picture, first_places(*made.picture), 0, 1));
    made.stage = PictureStage::done;
    made.share = 1.0F;
    return made;
}

}  // namespace firebreak::viewer::test
