#include "viewer/network/network_stage.hpp"

#include "engine/core/hash.hpp"

#include <stdexcept>

namespace firebreak::viewer {
namespace {

// Another number when accounts may have changed.
std::uint64_t name_of(const LiveSnapshot& live) noexcept {
    const LiveFigures& figures = live.figures;
    return hash_of(static_cast<std::uint64_t>(figures.now.time_since_epoch().count()), figures.branch, figures.journal_entries,
                   static_cast<std::uint64_t>(figures.posts), static_cast<std::uint64_t>(figures.reached), live.account_flags.size());
}

}  // namespace

NetworkStage::Drawn NetworkStage::wanted(const ViewerState& state) const {
    const NetworkView& view = screen_.view;
    return {screen_.made.places->version,
            data_,
            view.camera,
            view.canvas.width,
            view.canvas.height,
            view.colour_by,
            view.draw_as,
            view.heat_of,
            view.shows_links,
            state.look.theme,
            state.look.scale};
}

void NetworkStage::begin(const LiveSnapshot& live, const ViewerState& state) {
    const NetworkPicture& picture = *screen_.made.picture;
    paint_accounts(picture, live, screen_.view.colour_by, state.look, painted_);
    NetworkScene scene;
    scene.picture = screen_.made.picture;
    scene.places = screen_.made.places;
    scene.painted = &painted_;
    scene.view = screen_.view;
    scene.scale = state.look.scale;
    scene.background = state.look.colours.window;
    scene.link_colour = state.look.colours.grid;
    HeatMap heat;
    if (screen_.view.draw_as == DrawAs::density) {
        heat =
            make_heat_map(picture, *screen_.made.places, screen_.view.camera, screen_.view.canvas, live, screen_.view.heat_of, state.look);
        scene.heat = &heat;
    }
    renderer_->begin(scene);
}

bool NetworkStage::has_renderer() {
    if (renderer_ || !trouble_.empty()) return renderer_ != nullptr;
    // A driver that is too old is no reason to lose the session: the other panels do without.
    try {
        renderer_ = std::make_unique<NetworkRenderer>();
    } catch (const std::runtime_error& error) {
        trouble_ = error.what();
    }
    return renderer_ != nullptr;
}

void NetworkStage::release() noexcept {
    renderer_.reset();
    screen_.drawn = {};
    is_begun_ = is_of_this_picture_ = false;
    drawn_ = {};
}

void NetworkStage::draw(const LiveSnapshot& live, ViewerState& state, Actions& actions) { draw_network(live, state, screen_, actions); }

void NetworkStage::update(const LiveSnapshot& live, const ViewerState& state, double budget_ms) {
    const std::shared_ptr<const NetworkPicture> before = screen_.made.picture;
    screen_.made = maker_.made();
    const std::uint64_t data = name_of(live);
    const bool is_new_picture = screen_.made.picture != before;
    if (is_new_picture) is_of_this_picture_ = is_begun_ = false;
    if (is_new_picture || data_taken_ < 0.0 || (data != data_ && state.now - data_taken_ >= kSecondsBetweenData)) {
        data_ = data;
        data_taken_ = state.now;
        screen_.figures = count_figures(live, screen_.made.picture.get());
    }
    is_settled_ = false;
    if (!screen_.made.picture || !screen_.made.places) {
        screen_.drawn = {};
        return;
    }
    if (!has_renderer()) {
        screen_.made.stage = PictureStage::failed;
        screen_.made.trouble = trouble_;
        screen_.drawn = {};
        is_settled_ = true;
        return;
    }
    // From afar communities are drawn by the panel alone.
    if (screen_.view.shows_discs_only()) {
        screen_.drawn = {};
        is_settled_ = true;
        return;
    }
    const Drawn now_wanted = wanted(state);
    // A drawing once begun is finished first, or a hand that keeps moving the picture would never see a new one.
    if ((!renderer_->is_drawing() || !is_begun_) && now_wanted != drawn_ && screen_.view.canvas.width > 0.0F) {
        begin(live, state);
        drawn_ = now_wanted;
        is_begun_ = true;
    }
    renderer_->advance(budget_ms);
    if (is_begun_ && !renderer_->is_drawing()) is_of_this_picture_ = true;
    screen_.drawn = is_of_this_picture_ ? renderer_->drawn() : DrawnPicture{};
    is_settled_ = !renderer_->is_drawing() && now_wanted == drawn_ && data == data_;
}

}  // namespace firebreak::viewer
