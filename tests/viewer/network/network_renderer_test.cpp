#include "viewer/network/network_renderer.hpp"
#include "tests/viewer/network/made_up_course.hpp"
#include "tests/viewer/network/network_test_support.hpp"
#include "viewer/network/network_stage.hpp"
#include "viewer/window/offscreen.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace firebreak::viewer {
namespace {

constexpr int kWidth = 600;
constexpr int kHeight = 480;

Colour pixel_at(const std::vector<std::uint8_t>& pixels, int x, int y) {
    const std::size_t at = 4 * (static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x));
    return rgb((std::uint32_t{pixels[at]} << 16U) | (std::uint32_t{pixels[at + 1]} << 8U) | pixels[at + 2]);
}

struct Scene {
    Look look = make_look(ThemeName::dark, Language::english, 1.0F);
    MadePicture made = test::made_picture(test::small_graph());
    PaintedAccounts painted;
    NetworkScene scene;

    Scene() {
        paint_accounts(*made.picture, test::made_up_course(made.picture->graph, 2), ColourBy::state, look, painted);
        scene.picture = made.picture;
        scene.places = made.places;
        scene.painted = &painted;
        scene.view.canvas = {0.0F, 0.0F, kWidth, kHeight};
        scene.background = look.colours.window;
        scene.link_colour = look.colours.grey;
        scene.view.shows_links = false;
    }
};

std::vector<std::uint8_t> drawn(NetworkRenderer& renderer, const NetworkScene& scene) {
    renderer.begin(scene);
    while (!renderer.advance(1.0)) continue;
    return renderer.read_pixels();
}

std::size_t count_changed(const std::vector<std::uint8_t>& pixels, Colour background) {
    std::size_t changed = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) changed += pixel_at(pixels, x, y) != background ? 1U : 0U;
    }
    return changed;
}

TEST_CASE("accounts are drawn in their colours where the panel says they stand") {
    const Offscreen context;
    if (!context.trouble().empty()) {
        MESSAGE("skipped: ", context.trouble());
        return;
    }
    NetworkRenderer renderer;
    Scene scene;
    const std::vector<std::uint8_t> pixels = drawn(renderer, scene.scene);
    REQUIRE(pixels.size() == std::size_t{4} * kWidth * kHeight);
    CHECK(pixel_at(pixels, 2, 2) == scene.look.colours.window);
    // The last in the drawing order lies over everything.
    const std::uint32_t last = scene.painted.order.back();
    const Point pixel = to_screen(scene.scene.view.camera, scene.scene.view.canvas, scene.made.places->points[last]);
    CHECK(pixel_at(pixels, static_cast<int>(pixel.x), static_cast<int>(pixel.y)) == scene.painted.colours[last]);
    // As many pixels as points of this size cover, overlaps apart: a tenth to twice.
    const float per_unit = pixels_per_unit(scene.scene.view.camera, scene.scene.view.canvas);
    double area = 0.0;
    for (const std::uint32_t followers : scene.made.picture->followers) {
        const auto diameter = static_cast<double>(point_diameter(per_unit, 2'000, 1.0F, followers));
        area += 0.785 * diameter * diameter;
    }
    const auto changed = static_cast<double>(count_changed(pixels, scene.look.colours.window));
    CHECK(changed > 0.1 * area);
    CHECK(changed < 2.0 * area);
}

TEST_CASE("a drawing goes on over several frames and shows the old one until it is done") {
    const Offscreen context;
    if (!context.trouble().empty()) {
        MESSAGE("skipped: ", context.trouble());
        return;
    }
    NetworkRenderer renderer;
    Scene scene;
    scene.scene.view.shows_links = true;
    CHECK(renderer.drawn().texture == 0);
    renderer.begin(scene.scene);
    int frames = 0;
    while (!renderer.advance(0.0001)) ++frames;
    CHECK(frames >= 2);
    const DrawnPicture first = renderer.drawn();
    CHECK(first.texture != 0);
    CHECK(first.width == kWidth);
    scene.scene.view.camera = {0.5F, 0.5F, 4.0F};
    renderer.begin(scene.scene);
    CHECK_FALSE(renderer.advance(0.0));
    CHECK(renderer.drawn().camera == first.camera);
    while (!renderer.advance(1.0)) continue;
    CHECK(renderer.drawn().camera == scene.scene.view.camera);
}

TEST_CASE("follows that were drawn before are the same when only colours change") {
    const Offscreen context;
    if (!context.trouble().empty()) {
        MESSAGE("skipped: ", context.trouble());
        return;
    }
    Scene scene;
    scene.scene.view.shows_links = true;
    NetworkRenderer renderer;
    const std::vector<std::uint8_t> before = drawn(renderer, scene.scene);
    PaintedAccounts others = scene.painted;
    std::fill(others.colours.begin(), others.colours.end(), scene.look.colours.green);
    scene.scene.painted = &others;
    const std::vector<std::uint8_t> after = drawn(renderer, scene.scene);
    NetworkRenderer fresh;
    CHECK(drawn(fresh, scene.scene) == after);
    CHECK(before != after);
    // Without them there is less to see.
    scene.scene.view.shows_links = false;
    CHECK(count_changed(drawn(renderer, scene.scene), scene.look.colours.window) < count_changed(after, scene.look.colours.window));
}

TEST_CASE("a network without accounts, and a canvas of nothing, are drawn as well") {
    const Offscreen context;
    if (!context.trouble().empty()) {
        MESSAGE("skipped: ", context.trouble());
        return;
    }
    NetworkRenderer renderer;
    Scene scene;
    scene.made = test::made_picture(FollowerGraph{});
    scene.scene.picture = scene.made.picture;
    scene.scene.places = scene.made.places;
    scene.painted = {};
    CHECK(count_changed(drawn(renderer, scene.scene), scene.look.colours.window) == 0);
    scene.scene.view.canvas = {0.0F, 0.0F, 0.0F, 0.0F};
    CHECK(drawn(renderer, scene.scene).size() == 4);
}

TEST_CASE("the stage draws at once when the view changes, and at most twice a second when the simulation goes on") {
    const Offscreen context;
    if (!context.trouble().empty()) {
        MESSAGE("skipped: ", context.trouble());
        return;
    }
    NetworkStage stage;
    ViewerState state;
    state.look = make_look(ThemeName::dark, Language::english, 1.0F);
    LiveSnapshot live;
    live.account_flags.assign(500, 0);
    NetworkParams params;
    params.accounts = 500;
    params.mean_follows = 5.0;
    stage.screen().view.canvas = {0.0F, 0.0F, kWidth, kHeight};
    stage.open(params);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (!(stage.is_settled() && stage.screen().made.stage == PictureStage::done) && std::chrono::steady_clock::now() < end) {
        stage.update(live, state);
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    REQUIRE(stage.is_settled());
    const std::vector<std::uint8_t> before = stage.renderer()->read_pixels();
    const auto update = [&] {
        for (int frame = 0; frame < 50; ++frame) stage.update(live, state);
    };
    // The simulation goes on: not yet, then half a second later.
    std::fill(live.account_flags.begin(), live.account_flags.end(), kLiveComplained);
    live.figures.now += hours{1};
    state.now += 0.1;
    update();
    CHECK(stage.renderer()->read_pixels() == before);
    CHECK(stage.screen().figures.states.of_state[0] == 500);
    state.now += 0.5;
    update();
    const std::vector<std::uint8_t> angry = stage.renderer()->read_pixels();
    CHECK(angry != before);
    CHECK(stage.screen().figures.states.of_state[static_cast<std::size_t>(AccountState::complained)] == 500);
    // The hand moves the picture: at once.
    stage.screen().view.camera.zoom = 2.0F;
    update();
    CHECK(stage.screen().drawn.camera.zoom == 2.0F);
    CHECK(stage.is_settled());
    // Heat is another picture of the same; discs need none.
    stage.screen().view.camera.zoom = 1.0F;
    stage.screen().view.draw_as = DrawAs::density;
    update();
    CHECK(stage.renderer()->read_pixels() != angry);
    stage.screen().view.draw_as = DrawAs::communities;
    update();
    CHECK(stage.screen().drawn.texture == 0);
    // A window that goes takes its memory along, and the next one begins anew.
    stage.release();
    CHECK(stage.renderer() == nullptr);
    stage.screen().view.draw_as = DrawAs::accounts;
    update();
    REQUIRE(stage.renderer() != nullptr);
    CHECK(stage.renderer()->read_pixels() == angry);
}

}  // namespace
}  // namespace firebreak::viewer
