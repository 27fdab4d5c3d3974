// Makes the picture of a network on a thread of its own, and goes on improving it, while the window shows what there is.
#pragma once

#include "engine/scenario/network_params.hpp"
#include "viewer/network/made_picture.hpp"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace firebreak::viewer {

/// A generated network with more follows than this would have to be generated a second time at a price of seconds and gigabytes.
inline constexpr double kMostFollowsGenerated = 200e6;
/// Steps of refinement before a picture is final.
inline constexpr int kRefinementSteps = 80;

class PictureMaker {
  public:
    PictureMaker();
    /// Waits until the thread has ended: at once between two steps, and as long as a network takes to build while it is being built.
    ~PictureMaker();
    PictureMaker(const PictureMaker&) = delete;
    PictureMaker& operator=(const PictureMaker&) = delete;

    /// Leaves the present picture and makes this one. Never waits.
    void begin(const NetworkParams& params);
    /// Leaves off; what has been made stays.
    void cancel();

    /// The newest of everything.
    [[nodiscard]] MadePicture made() const;

  private:
    void run(const std::stop_token& stop);
    void make(const NetworkParams& params, std::uint64_t request, const std::stop_token& stop);
    void publish(std::uint64_t request, PictureStage stage, float share);
    void publish(std::uint64_t request, std::shared_ptr<const NetworkPlaces> places, PictureStage stage, float share);

    mutable std::mutex mutex_;
    std::condition_variable_any has_request_;
    std::optional<NetworkParams> wanted_;
    std::uint64_t request_ = 0;
    std::uint64_t version_ = 0;
    MadePicture made_;
    // Last, so that it ends before what it uses.
    std::jthread thread_;
};

}  // namespace firebreak::viewer
