#include "viewer/network/picture_maker.hpp"

#include "engine/sim/network.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace firebreak::viewer {
namespace {

constexpr std::uint64_t kPictureKey = 1;
constexpr std::uint32_t kLinksPerAccount = 2;
// Each time the whole picture is drawn anew.
constexpr std::chrono::milliseconds kBetweenPlaces{2000};

bool is_too_large(const NetworkParams& params) {
    return params.file.empty() && params.model != firebreak::NetworkModel::complete && params.model != firebreak::NetworkModel::empty &&
           static_cast<double>(params.accounts) * params.mean_follows > kMostFollowsGenerated;
}

// In a network without communities forces only make a ball of the first layout, which shows more.
constexpr double kLeastModularity = 0.25;

LayoutOptions refinement() {
    LayoutOptions options;
    options.cohesion = 0.004F;
    options.gravity = 0.004F;
    return options;
}

}  // namespace

PictureMaker::PictureMaker() : thread_{[this](const std::stop_token& stop) { run(stop); }} {}

PictureMaker::~PictureMaker() {
    thread_.request_stop();
    cancel();
}

void PictureMaker::begin(const NetworkParams& params) {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = params;
        ++request_;
        made_ = {};
        made_.stage = PictureStage::building;
    }
    has_request_.notify_one();
}

void PictureMaker::cancel() {
    const std::lock_guard lock(mutex_);
    wanted_.reset();
    ++request_;
    if (made_.stage != PictureStage::failed) made_.stage = made_.places ? PictureStage::done : PictureStage::idle;
}

MadePicture PictureMaker::made() const {
    const std::lock_guard lock(mutex_);
    return made_;
}

void PictureMaker::run(const std::stop_token& stop) {
    while (true) {
        NetworkParams params;
        std::uint64_t request = 0;
        {
            std::unique_lock lock(mutex_);
            if (!has_request_.wait(lock, stop, [this] { return wanted_.has_value(); })) return;
            params = *std::exchange(wanted_, std::nullopt);
            request = request_;
        }
        // The border of a task: whatever goes wrong in it is told, not thrown across the thread.
        try {
            make(params, request, stop);
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex_);
            if (request == request_) {
                made_.stage = PictureStage::failed;
                made_.trouble = error.what();
            }
        }
    }
}

void PictureMaker::make(const NetworkParams& params, std::uint64_t request, const std::stop_token& stop) {
    const auto is_over = [&] {
        if (stop.stop_requested()) return true;
        const std::lock_guard lock(mutex_);
        return request != request_;
    };
    if (is_too_large(params)) {
        publish(request, PictureStage::too_large, -1.0F);
        return;
    }
    Network network = make_network(params);
    if (is_over()) return;
    publish(request, PictureStage::grouping, -1.0F);
    const auto picture =
        std::make_shared<const NetworkPicture>(make_picture(std::move(network.graph), std::move(network.summary), kPictureKey, is_over));
    if (is_over()) return;
    std::vector<Point> points = first_places(*picture);
    {
        const std::lock_guard lock(mutex_);
        if (request != request_) return;
        made_.picture = picture;
    }
    publish(request, std::make_shared<const NetworkPlaces>(make_places(*picture, points, 0, ++version_)), PictureStage::refining, 0.0F);

    if (modularity(picture->graph, picture->communities.of_account) < kLeastModularity) {
        publish(request, PictureStage::done, 1.0F);
        return;
    }
    LayoutRefiner refiner(points, sample_links_per_account(picture->graph, kLinksPerAccount, kPictureKey), picture->communities.of_account,
                          refinement());
    auto shown = std::chrono::steady_clock::now();
    while (refiner.steps() < kRefinementSteps) {
        if (is_over()) return;
        refiner.step();
        if (std::chrono::steady_clock::now() - shown < kBetweenPlaces && refiner.steps() < kRefinementSteps) continue;
        const float share = static_cast<float>(refiner.steps()) / static_cast<float>(kRefinementSteps);
        publish(request, std::make_shared<const NetworkPlaces>(make_places(*picture, refiner.positions(), refiner.steps(), ++version_)),
                PictureStage::refining, share);
        shown = std::chrono::steady_clock::now();
    }
    publish(request, PictureStage::done, 1.0F);
}

void PictureMaker::publish(std::uint64_t request, PictureStage stage, float share) {
    const std::lock_guard lock(mutex_);
    if (request != request_) return;
    made_.stage = stage;
    made_.share = share;
}

void PictureMaker::publish(std::uint64_t request, std::shared_ptr<const NetworkPlaces> places, PictureStage stage, float share) {
    const std::lock_guard lock(mutex_);
    if (request != request_) return;
    made_.places = std::move(places);
    made_.stage = stage;
    made_.share = share;
}

}  // namespace firebreak::viewer
