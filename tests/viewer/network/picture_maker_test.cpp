#include "viewer/network/picture_maker.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <thread>

namespace firebreak::viewer {
namespace {

// Whether it became true within a minute.
bool comes_true(const std::function<bool()>& what) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (std::chrono::steady_clock::now() < end) {
        if (what()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
}

NetworkParams params_of(std::int64_t accounts) {
    NetworkParams params;
    params.model = firebreak::NetworkModel::communities;
    params.accounts = accounts;
    params.mean_follows = 8.0;
    return params;
}

TEST_CASE("a picture is made in the background and gets better until it is done") {
    PictureMaker maker;
    CHECK(maker.made().stage == PictureStage::idle);
    maker.begin(params_of(3'000));
    REQUIRE(comes_true([&] { return maker.made().stage == PictureStage::done; }));
    const MadePicture made = maker.made();
    REQUIRE(made.picture);
    REQUIRE(made.places);
    CHECK(made.picture->accounts.size() == 3'000);
    CHECK(made.places->steps == kRefinementSteps);
    CHECK(made.places->points.size() == 3'000);
}

TEST_CASE("a network without communities keeps its first layout") {
    PictureMaker maker;
    NetworkParams params = params_of(3'000);
    params.model = firebreak::NetworkModel::configuration;
    params.mean_follows = 30.0;
    maker.begin(params);
    REQUIRE(comes_true([&] { return maker.made().stage == PictureStage::done; }));
    REQUIRE(maker.made().places);
    CHECK(maker.made().places->steps == 0);
}

TEST_CASE("the newest request wins, and what was made for an older one is never shown") {
    PictureMaker maker;
    maker.begin(params_of(20'000));
    maker.begin(params_of(500));
    REQUIRE(comes_true([&] {
        const MadePicture made = maker.made();
        if (made.picture) CHECK(made.picture->accounts.size() == 500);
        return made.stage == PictureStage::done;
    }));
}

TEST_CASE("a picture that is cancelled stays as it is") {
    PictureMaker maker;
    maker.begin(params_of(20'000));
    REQUIRE(comes_true([&] { return maker.made().places != nullptr; }));
    maker.cancel();
    CHECK(maker.made().stage == PictureStage::done);
    const std::uint64_t version = maker.made().places->version;
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    CHECK(maker.made().places->version == version);
    // And the maker is ready for the next.
    maker.begin(params_of(200));
    CHECK(comes_true([&] { return maker.made().picture && maker.made().picture->accounts.size() == 200; }));
}

TEST_CASE("a network that cannot be read is told as such, and one that is too large is not generated twice") {
    PictureMaker maker;
    NetworkParams params;
    params.file = "/nowhere/follows.txt";
    maker.begin(params);
    REQUIRE(comes_true([&] { return maker.made().stage == PictureStage::failed; }));
    CHECK(maker.made().trouble.find("/nowhere/follows.txt") != std::string::npos);
    CHECK_FALSE(maker.made().picture);
    params = params_of(40'000'000);
    params.mean_follows = 30.0;
    maker.begin(params);
    CHECK(comes_true([&] { return maker.made().stage == PictureStage::too_large; }));
}

TEST_CASE("places are the same whenever they are made") {
    const auto points = [] {
        PictureMaker maker;
        maker.begin(params_of(1'000));
        REQUIRE(comes_true([&] { return maker.made().stage == PictureStage::done; }));
        return maker.made().places->points;
    };
    const auto one = points();
    const auto other = points();
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].x == other[i].x);
        CHECK(one[i].y == other[i].y);
    }
}

}  // namespace
}  // namespace firebreak::viewer
